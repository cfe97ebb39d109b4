import { describe, expect, it } from 'vitest';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { columnOf } from './sampled.ts';
import * as files from './service-files.ts';
import { moment, pick, PLACES, tableOf } from './service-files.ts';
import { guessedAndRead } from './spread-files.ts';

function targets({ columns }: Guess): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ header, target }) => [header, target]));
}

/** One field of each record, in the order of the file. */
function told(
  stored: Awaited<ReturnType<typeof guessedAndRead>>['stored'],
  field: string,
): unknown[] {
  return (
    stored
      .filter(({ kind }) => kind !== 'response')
      // Whatever kind it is of, the field is looked up by its name.
      .map(({ fields }) => (fields as Record<string, unknown>)[field])
  );
}

const isGone = (i: number): boolean => i % 5 === 4;

describe('the export of', () => {
  it('Jira: who reported is the customer, the project a department, a thread of comments no text', async () => {
    const { guess } = await guessedAndRead(files.jira());
    expect(targets(guess)).toMatchObject({
      'Issue key': 'id',
      'Issue Type': 'dimensions.theme',
      'Project name': 'dimensions.department',
      'Reporter Id': 'customer',
      Created: 'at',
      Resolved: 'fields.resolvedAt',
      Resolution: 'fields.outcome',
      Description: 'fields.text',
    });
    expect(guess.columns.find(({ header }) => header === 'Comment')).toMatchObject({
      role: 'unused',
      why: { code: 'STAFF_NOTE' },
    });
  });

  it('Help Scout: a type that names channels is the channel, a mailbox the department', async () => {
    const { guess } = await guessedAndRead(files.helpScout());
    expect(targets(guess)).toMatchObject({
      'Conversation #': 'id',
      Type: 'dimensions.channel',
      Mailbox: 'dimensions.department',
      Closed: 'fields.resolvedAt',
    });
  });

  it('Intercom: the first close ends it, the last one closes it, and seconds are no hours', async () => {
    const { guess, stored } = await guessedAndRead(files.intercom());
    expect(targets(guess)).toMatchObject({
      'First closed at': 'fields.resolvedAt',
      'Last closed at': 'fields.closedAt',
      Team: 'dimensions.department',
    });
    const waits = stored.map(({ at, fields }) =>
      'firstResponseAt' in fields ? ((fields.firstResponseAt ?? Number.NaN) - at) / 1000 : null,
    );
    expect(waits).toEqual(PLACES.map((i) => 30 + i * 3));
  });

  it('Front: a first response is told in the unit of the resolution', async () => {
    const { guess, stored } = await guessedAndRead(files.front());
    expect(targets(guess)).toMatchObject({ Inboxes: 'dimensions.department' });
    const waits = stored.map(({ at, fields }) =>
      'firstResponseAt' in fields ? ((fields.firstResponseAt ?? Number.NaN) - at) / 1000 : null,
    );
    expect(waits).toEqual(PLACES.map((i) => 600 + i * 5));
  });

  it('Zoho Desk: what was escalated is told by yes and no', async () => {
    const { guess, stored } = await guessedAndRead(files.zoho());
    expect(targets(guess)).toMatchObject({
      'Is Escalated': 'fields.escalatedLevel',
      'Is Overdue': 'fields.slaTold',
      'Closed Time': 'fields.resolvedAt',
    });
    expect(told(stored, 'escalatedLevel')).toEqual(PLACES.map((i) => (i % 3 === 2 ? 1 : 0)));
  });

  it('HubSpot: the name of a ticket is its title, and its contact the customer', async () => {
    const { guess } = await guessedAndRead(files.hubspot());
    expect(targets(guess)).toMatchObject({
      'Ticket ID': 'id',
      'Ticket name': 'fields.text',
      Pipeline: 'dimensions.department',
      'Associated Contact IDs': 'customer',
    });
  });

  it('Dynamics: columns that nobody may modify are no ids to choose from, a reason of the status no theme', async () => {
    const { guess } = await guessedAndRead(files.dynamics());
    expect(guess.questions.map(({ id }) => id)).not.toContain('id');
    expect(targets(guess)).toMatchObject({
      '(Do Not Modify) Case': null,
      'Case Number': 'id',
      'Case Title': 'fields.text',
      Customer: 'customer',
      Status: 'fields.status',
      'Escalated?': 'fields.escalatedLevel',
      'Created On': 'at',
    });
    expect(columnOf(guess, 'Case Title').certainty).not.toBe('doubt');
    expect(columnOf(guess, 'Status Reason').role).toBe('attribute');
  });

  it('Zendesk: of a name and an id the id is the customer', async () => {
    const { guess } = await guessedAndRead(files.zendesk());
    expect(targets(guess)).toMatchObject({
      'Requester id': 'customer',
      Group: 'dimensions.department',
    });
    expect(columnOf(guess, 'Requester').why.code).toBe('PERSONAL');
    expect(columnOf(guess, 'Assigned at').why.code).toBe('DATE_EXTRA');
  });

  it('Genesys: all durations are in one unit, and who called is the customer', async () => {
    const { guess, stored } = await guessedAndRead(files.genesys());
    expect(targets(guess)).toMatchObject({
      Queue: 'dimensions.department',
      'Media Type': 'dimensions.channel',
      ANI: 'customer',
      Date: 'at',
    });
    expect(told(stored, 'wait').slice(0, 3)).toEqual([3, 3, 3]);
    expect(told(stored, 'duration').slice(0, 2)).toEqual([60, 61]);
    expect(told(stored, 'abandoned')).toEqual(PLACES.map(isGone));
  });

  it('Genesys: in the same unit also where another column is said to be something else', async () => {
    for (const said of [{ Duration: null }, { Direction: null }]) {
      const { stored } = await guessedAndRead(files.genesys(), { told: said });
      expect(told(stored, 'wait').slice(0, 2)).toEqual([3, 3]);
    }
  });

  it('Amazon Connect: how long somebody was held is no customer, why a line was cut no theme', async () => {
    const { guess, stored } = await guessedAndRead(files.connect());
    expect(targets(guess)).toMatchObject({
      ContactId: 'id',
      'CustomerEndpoint.Address': 'customer',
      'Queue.Name': 'dimensions.department',
      'Agent.AgentInteractionDuration': 'fields.duration',
    });
    expect(columnOf(guess, 'DisconnectReason').role).toBe('attribute');
    expect(told(stored, 'duration').slice(0, 2)).toEqual([100, 101]);
  });

  it('Talkdesk: the type of a call says who had gone, and is no theme', async () => {
    const { guess, stored } = await guessedAndRead(files.talkdesk());
    expect(targets(guess)).toMatchObject({
      'Call Type': 'fields.abandoned',
      'Customer Phone Number': 'customer',
      Team: 'dimensions.department',
    });
    expect(told(stored, 'abandoned')).toEqual(PLACES.map(isGone));
  });

  it('Aircall: why a call was missed is no theme', async () => {
    const { guess, stored } = await guessedAndRead(files.aircall());
    expect(columnOf(guess, 'missed_call_reason').role).toBe('attribute');
    expect(columnOf(guess, 'from').target).toBe('customer');
    expect(told(stored, 'abandoned')).toEqual(PLACES.map(isGone));
  });

  it('Five9: a skill is the department, and the address of an agent no customer', async () => {
    const { guess } = await guessedAndRead(files.five9());
    expect(targets(guess)).toMatchObject({
      'CALL ID': 'id',
      SKILL: 'dimensions.department',
      ANI: 'customer',
      ABANDONED: 'fields.abandoned',
      'QUEUE WAIT TIME': 'fields.wait',
      'TALK TIME': 'fields.duration',
    });
  });
});

describe('the same in other languages', () => {
  it.each([
    ['اسم المشروع', 'رقم البلاغ,تاريخ البلاغ,الحالة'],
    ['Nom du projet', 'Numéro de ticket,Créé le,Statut'],
    ['Nombre del proyecto', 'ID del caso,Abierto el,Estado'],
    ['Nome do projeto', 'ID do ticket,Criado em,Situação'],
  ])('%s stands for a department', async (header, others) => {
    const [id = '', at = '', status = ''] = others.split(',');
    const text = tableOf({
      [id]: (i) => `T-${i}`,
      [at]: moment,
      [status]: (i) => pick(['Open', 'Closed'], i),
      [header]: (i) => pick(['Alpha', 'Beta'], i),
    });
    expect(columnOf((await guessedAndRead(text)).guess, header).target).toBe(
      'dimensions.department',
    );
  });

  it('and for none where there is one', async () => {
    const text = tableOf({
      'Ticket ID': (i) => `T-${i}`,
      Created: moment,
      Mailbox: (i) => pick(['Alpha', 'Beta'], i),
      Team: (i) => pick(['North', 'South', 'West'], i),
    });
    const { guess } = await guessedAndRead(text);
    expect(columnOf(guess, 'Team').target).toBe('dimensions.department');
    expect(columnOf(guess, 'Mailbox').role).toBe('attribute');
  });

  it.each([
    ['هل تم التصعيد', 'نعم', 'لا'],
    ['تم التصعيد', 'نعم', 'لا'],
    ['Escaladé', 'Oui', 'Non'],
    ['Escalado', 'Sí', 'No'],
  ])('%s tells by yes and no what was escalated', async (header, yes, no) => {
    const text = tableOf({
      'Ticket ID': (i) => `T-${i}`,
      Created: moment,
      Status: (i) => pick(['Open', 'Closed'], i),
      [header]: (i) => pick([no, no, yes, ''], i),
    });
    const { guess, stored } = await guessedAndRead(text);
    expect(columnOf(guess, header).target).toBe('fields.escalatedLevel');
    expect(told(stored, 'escalatedLevel').slice(0, 4)).toEqual([0, 0, 1, null]);
  });

  it.each([
    ['سبب إنهاء المكالمة', 'العميل', 'الموظف'],
    ['سبب الحالة', 'بانتظار العميل', 'بانتظار الموظف'],
    ['Disconnect Type', 'Client', 'Agent'],
    ['Motif de déconnexion', 'Client', 'Agent'],
    ['Motivo de desconexión', 'Cliente', 'Agente'],
  ])('%s is no theme', async (header, one, other) => {
    const text = tableOf({
      'Call ID': (i) => `T-${i}`,
      'Start Time': moment,
      'Talk Time (s)': (i) => 30 + i,
      [header]: (i) => pick([one, other], i),
    });
    expect(columnOf((await guessedAndRead(text)).guess, header).role).toBe('attribute');
  });
});
