import { html, raw } from 'hono/html';
import type { Language } from './words.ts';

/** A part of a mail with a heading of its own. */
export type MailSection = { readonly title: string; readonly items: readonly string[] };

/** A mail before it has a form. Texts as they are: nothing in them is markup. */
export type MailWords = {
  readonly subject: string;
  readonly lead: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly items: readonly string[];
  readonly sections: readonly MailSection[];
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly foot: string;
  /** Where to say how one wants to be told; null = there is no address. */
  readonly settings: string | null;
};

/** The mail as plain text. */
export function plainMail({
  lead,
  rows,
  items,
  sections,
  link,
  foot,
  settings,
}: MailWords): string {
  const parts = [
    lead,
    rows.map(([label, value]) => `${label}: ${value}`).join('\n'),
    listed(items),
    ...sections.map((section) => `${section.title}\n${listed(section.items)}`),
    link === null ? '' : `${link.label}: ${link.url}`,
    [foot, settings ?? ''].filter((line) => line !== '').join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function listed(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** The mail as a page of its own: no pictures, no styles from elsewhere, in the language's own direction. */
export function htmlMail(words: MailWords, language: Language): string {
  const [dir, side] = language === 'ar' ? ['rtl', 'right'] : ['ltr', 'left'];
  const cell = `padding:4px 0;text-align:${side};vertical-align:top;`;
  const rows = words.rows.map(
    ([label, value]) =>
      html`<tr>
        <th
          scope="row"
          style="${cell}padding-inline-end:16px;font-weight:normal;color:#5b6470;white-space:nowrap"
        >
          ${label}
        </th>
        <td style="${cell}">${value}</td>
      </tr>`,
  );
  const listIn = (items: readonly string[]) =>
    items.length === 0
      ? ''
      : html`<ul style="padding-inline-start:20px;margin:0 0 12px">
          ${items.map((item) => html`<li style="margin:0 0 6px">${item}</li>`)}
        </ul>`;
  const sections = words.sections.map(
    ({ title, items }) =>
      html`<h2 style="font-size:16px;margin:16px 0 6px">${title}</h2>
        ${listIn(items)}`,
  );
  const link = words.link
    ? html`<p style="margin:16px 0">
        <a href="${words.link.url}" style="color:#1f5fa8">${words.link.label}</a>
      </p>`
    : '';
  const foot = words.settings
    ? html`<a href="${words.settings}" style="color:#5b6470">${words.foot}</a>`
    : html`${words.foot}`;
  const page = html`${raw('<!doctype html>')}
    <html lang="${language}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.subject}</title>
      </head>
      <body
        style="margin:0;padding:16px;background:#ffffff;color:#1b2430;font:16px/1.5 system-ui,'Segoe UI',Tahoma,sans-serif;text-align:${side}"
        dir="${dir}"
      >
        <div style="max-width:600px" lang="${language}" dir="${dir}">
          <h1 style="font-size:19px;margin:0 0 12px">${words.subject}</h1>
          <p style="margin:0 0 12px">${words.lead}</p>
          ${
            rows.length === 0
              ? ''
              : html`<table
                  role="presentation"
                  dir="${dir}"
                  style="border-collapse:collapse;margin:0 0 12px"
                >
                  ${rows}
                </table>`
          }
          ${listIn(words.items)} ${sections} ${link}
          <p style="margin:24px 0 0;font-size:13px;color:#5b6470">${foot}</p>
        </div>
      </body>
    </html>`;
  if (page instanceof Promise) throw new Error('a mail without promises is a text at once');
  return page.toString();
}
