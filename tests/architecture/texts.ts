import { lineAt } from './source.ts';
import type { TextFile } from './repository.ts';

function matches({ path, text }: TextFile, pattern: RegExp, fault: string): string[] {
  return [...text.matchAll(pattern)].map(
    ({ index, 0: found }) => `${path}:${lineAt(text, index)} ${fault}: ${found.trim()}`,
  );
}

/** Letters in brackets so that the patterns do not find themselves. */
const MACHINE_PATH = /(?<![\w.}])(\/(w[o]rk|f[a]rm|h[o]me|r[o]ot|U[s]ers)\/|[A-Z]:\\U[s]ers\\)\S*/g;

/** Paths that hold on one machine only. */
export function machinePaths(files: readonly TextFile[]): string[] {
  return files.flatMap((file) => matches(file, MACHINE_PATH, 'names a path of one machine'));
}

const PHYSICAL = [
  /\b(margin|padding|scroll-margin|scroll-padding)-(left|right|top|bottom)\s*:/,
  /\bborder-(left|right|top|bottom)(-[a-z]+)*\s*:/,
  /(?<![-\w])(left|right|top|bottom)\s*:/,
  /\btext-align\s*:\s*(left|right)\b/,
  /(?<![-\w])(float|clear)\s*:\s*(left|right)\b/,
  // Four values name the sides in clockwise order: right before left is wrong in the mirrored layout.
  /\b(margin|padding|inset|border-width|border-radius)\s*:\s*([^\s;(]+\s+){3}[^\s;(]+\s*;/,
];
const PHYSICAL_CSS = new RegExp(PHYSICAL.map(({ source }) => `(?:${source})`).join('|'), 'g');
const PHYSICAL_STYLE = /\b((margin|padding|border)(Left|Right)\w*|textAlign:\s*'(left|right)')/g;

/** Sides named by screen instead of by reading direction: they do not mirror in Arabic. */
export function physicalSides(files: readonly TextFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
    const pattern = path.endsWith('.css') ? PHYSICAL_CSS : PHYSICAL_STYLE;
    return matches({ path, text: code }, pattern, 'names a side that does not mirror');
  });
}

const CITED = /(?<![\w./*{<-])(?:client|server|db|tests|docs)\/[\w./-]*[\w/]/g;

/** Files and folders of this repository that a page names and that are not there. */
export function missingCitations(
  pages: readonly TextFile[],
  exists: (path: string) => boolean,
): string[] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(CITED)]
      .filter(
        ({ 0: cited, index }) => !/[*{<]/.test(text[index + cited.length] ?? '') && !exists(cited),
      )
      .map(
        ({ 0: cited, index }) =>
          `${path}:${lineAt(text, index)} names ${cited}, which is not there`,
      ),
  );
}
