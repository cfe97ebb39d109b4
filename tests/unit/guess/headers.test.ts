import { describe, expect, it } from 'vitest';
import { matchHeader } from '#server/ingest/guess/match-headers.ts';
import { headerWords } from '#server/ingest/guess/words.ts';

/** What a header names best; null = nothing. */
function bestOf(header: string): string | null {
  const [best] = matchHeader(headerWords(header)).toSorted((a, b) => b.score - a.score);
  return best?.concept ?? null;
}

describe('a header', () => {
  it.each([
    ['Target Resolution Date', 'Resolution Date', 'resolved'],
    ['Expected close date', 'Close date', 'closed'],
    ['تاريخ الحل المتوقع', 'تاريخ الحل', 'resolved'],
    ['Date de résolution prévue', 'Date de résolution', 'resolved'],
    ['Fecha de cierre estimada', 'Fecha de cierre', 'closed'],
    ['Data de resolução prevista', 'Data de resolução', 'resolved'],
  ])('of an end that is only meant to be is when it is due: %s', (meant, real, end) => {
    expect([bestOf(meant), bestOf(real)]).toEqual(['due', end]);
  });

  it('of an end that has come is that end, whatever was aimed at', () => {
    expect(bestOf('Target team closed at')).toBe('closed');
  });

  it.each([
    ['Total answered calls', 'answeredCount'],
    ['Nombre total d’appels traités', 'answeredCount'],
    ['إجمالي المكالمات المجابة', 'answeredCount'],
    ['Cantidad de llamadas abandonadas', 'abandonedCount'],
    ['Qtd. de ligações atendidas', 'answeredCount'],
  ])('that says how many is what is counted: %s', (header, concept) => {
    expect(bestOf(header)).toBe(concept);
  });

  it.each([
    ['dt_abertura', 'opened'],
    ['DT_RESOLUCAO', 'resolved'],
    ['fec_apertura', 'opened'],
    ['Fch. cierre', 'closed'],
    ['Dt. Opened', 'opened'],
  ])('may shorten the word for a date: %s', (header, concept) => {
    expect(bestOf(header)).toBe(concept);
  });

  it.each(['Grupo resolutor', 'Técnico solucionador', 'Resolver'])(
    'of who does a thing is not when or how it ended: %s',
    (header) => {
      expect(['outcome', 'resolved']).not.toContain(bestOf(header));
    },
  );
});
