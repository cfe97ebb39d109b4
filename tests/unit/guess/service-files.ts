/** Exports of service desks and contact centres, with the names of columns that these tools give them; `i` counts rows from 0. */
const ROWS = 120;
const DAYS = 28;

export const PLACES = Array.from({ length: ROWS }, (_, i) => i);

function two(n: number): string {
  return String(n).padStart(2, '0');
}

export function pick<T>(values: readonly T[], i: number): T {
  const found = values[i % values.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Day `i` of October 2026, and a time. */
export function moment(i: number, hour = 9): string {
  return `2026-10-${two(1 + (i % DAYS))} ${two(hour + (i % 8))}:${two((i * 7) % 60)}:00`;
}

/** The same in the American order, of twelve hours. */
function american(i: number, hour = 9): string {
  return `10/${1 + (i % DAYS)}/2026 ${hour}:${two((i * 7) % 60)} AM`;
}

type Cell = string | number;

/** A file of these columns. */
export function tableOf(columns: Readonly<Record<string, (i: number) => Cell>>): string {
  const quoted = (cell: Cell): string => `"${String(cell).replaceAll('"', '""')}"`;
  const makers = Object.values(columns);
  const rows = PLACES.map((i) => makers.map((make) => quoted(make(i))).join(','));
  return [Object.keys(columns).map(quoted).join(','), ...rows].join('\n');
}

const always = (cell: Cell) => (): Cell => cell;
const person = (i: number): string => `Person ${i % 37}`;
const phone = (i: number): string => `+96650000${1000 + (i % 41)}`;
const isOver = (i: number): boolean => i % 3 === 0;
const isGone = (i: number): boolean => i % 5 === 4;

export function jira(): string {
  return tableOf({
    'Issue key': (i) => `SUP-${100 + i}`,
    'Issue id': (i) => 10_000 + i,
    'Issue Type': (i) => pick(['Service Request', 'Incident'], i),
    Status: (i) => pick(['Resolved', 'In Progress', 'Waiting for support'], i),
    'Project key': (i) => pick(['SUP', 'ITH'], i),
    'Project name': (i) => pick(['Customer Support', 'IT Help'], i),
    'Project lead': always('Maha A'),
    Priority: (i) => pick(['High', 'Medium', 'Low'], i),
    Resolution: (i) => (isOver(i) ? pick(['Done', "Won't Do"], i) : ''),
    Assignee: (i) => pick(['Sara Ali', 'Omar K', ''], i),
    Reporter: person,
    'Reporter Id': (i) => `qm:${1000 + (i % 37)}`,
    Creator: person,
    Created: (i) => `${two(1 + (i % DAYS))}/Oct/26 9:${two(i % 60)} AM`,
    Updated: (i) => `${two(1 + (i % DAYS))}/Nov/26 9:${two(i % 60)} AM`,
    Resolved: (i) => (isOver(i) ? `${two(1 + (i % DAYS))}/Nov/26 8:${two(i % 60)} AM` : ''),
    Summary: (i) => `Cannot log in ${i}`,
    Description: (i) => `I tried it again and it failed on day ${i}`,
    'Custom field (Customer Request Type)': (i) => pick(['Get IT help', 'Report a problem'], i),
    'Custom field (Satisfaction rating)': (i) => (isOver(i) ? 1 + (i % 5) : ''),
    Comment: (i) => `15/Oct/26 9:${two(i % 60)} AM;5b10a1;We are looking at it for you ${i}`,
  });
}

export function helpScout(): string {
  return tableOf({
    'Conversation #': (i) => 48_000 + i,
    Customer: person,
    Mailbox: (i) => pick(['Support', 'Billing'], i),
    Subject: (i) => `Where is my order ${i}?`,
    Type: (i) => pick(['Email', 'Chat', 'Phone'], i),
    Status: (i) => pick(['Closed', 'Active', 'Pending'], i),
    Created: moment,
    Closed: (i) => (isOver(i) ? moment(i, 12) : ''),
    'First Response Time (sec)': (i) => 300 + i,
    Replies: (i) => 1 + (i % 5),
  });
}

export function intercom(): string {
  return tableOf({
    'Conversation ID': (i) => 215_460_000_000 + i,
    'Created at': moment,
    'First closed at': (i) => (isOver(i) ? moment(i, 11) : ''),
    'Last closed at': (i) => (isOver(i) ? moment(i, 12) : ''),
    Status: (i) => pick(['closed', 'open', 'snoozed'], i),
    Teammate: (i) => pick(['Lina', 'Omar'], i),
    Team: (i) => pick(['Support', 'Sales'], i),
    'Time to first response': (i) => 30 + i * 3,
  });
}

/** Times that passed in seconds, of which no header says so. */
export function front(): string {
  return tableOf({
    'Conversation ID': (i) => `cnv_1${(i * 7919 + 99).toString(36)}`,
    Inboxes: (i) => pick(['Support', 'Billing'], i),
    Status: (i) => pick(['Archived', 'Open', 'Snoozed'], i),
    Subject: (i) => `Where is order ${i}`,
    'Created at': moment,
    'First response time': (i) => 600 + i * 5,
    'Resolution time': (i) => (isOver(i) ? 90_000 + i * 60 : ''),
  });
}

export function zoho(): string {
  return tableOf({
    'Ticket Id': (i) => `4000000${10_000 + i}`,
    Department: (i) => pick(['Support', 'Billing'], i),
    Subject: (i) => `Late order ${i}`,
    Status: (i) => pick(['Closed', 'Open', 'On Hold'], i),
    'Ticket Owner': (i) => pick(['Sara', 'Omar'], i),
    Channel: (i) => pick(['Email', 'Phone', 'Web'], i),
    'Created Time': moment,
    'Closed Time': (i) => (isOver(i) ? moment(i, 12) : ''),
    'Is Overdue': (i) => pick(['false', 'true'], i),
    'Is Escalated': (i) => pick(['false', 'false', 'true'], i),
  });
}

export function hubspot(): string {
  return tableOf({
    'Ticket ID': (i) => 91_000_000 + i,
    'Ticket name': (i) => `Help with my order ${i}`,
    Pipeline: (i) => pick(['Support Pipeline', 'Returns'], i),
    'Ticket status': (i) => pick(['Closed', 'New', 'Waiting on us'], i),
    'Create date': moment,
    'Close date': (i) => (isOver(i) ? moment(i, 12) : ''),
    'Associated Contact': (i) => `Sara Person ${i % 31} (p${i % 31}@example.com)`,
    'Associated Contact IDs': (i) => 5000 + (i % 31),
  });
}

export function dynamics(): string {
  return tableOf({
    '(Do Not Modify) Case': (i) => `b0e9f${1000 + i}-12ab-ee11-9ae7-000d3a5f${1000 + i}`,
    '(Do Not Modify) Row Checksum': (i) => `kJ2+${i}abc/==`,
    '(Do Not Modify) Modified On': (i) => american(i, 11),
    'Case Title': (i) => `Screen broken ${i}`,
    'Case Number': (i) => `CAS-0${1000 + i}-X${(i * 37) % 1000}Y${i % 9}`,
    Origin: (i) => pick(['Phone', 'Email', 'Web'], i),
    Customer: person,
    Status: (i) => pick(['Resolved', 'Active', 'Active'], i),
    'Status Reason': (i) => pick(['Problem Solved', 'In Progress', 'On Hold'], i),
    'Created On': (i) => american(i),
    'Modified On': (i) => american(i, 11),
    'Escalated?': (i) => pick(['No', 'Yes'], i),
  });
}

export function zendesk(): string {
  return tableOf({
    Id: (i) => 31_000 + i,
    Requester: person,
    'Requester id': (i) => 3_600_000 + (i % 37),
    Assignee: (i) => pick(['Sara', 'Omar'], i),
    Group: (i) => pick(['Support', 'Billing'], i),
    Subject: (i) => `Late order ${i}`,
    Status: (i) => pick(['Solved', 'Open', 'Pending'], i),
    Via: (i) => pick(['Mail', 'Web form', 'Chat'], i),
    'Created at': moment,
    'Assigned at': (i) => moment(i, 10),
    'Solved at': (i) => (isOver(i) ? moment(i, 13) : ''),
  });
}

/** Durations in thousandths of a second, of which no header says so. */
export function genesys(): string {
  return tableOf({
    'Conversation ID': (i) =>
      `${(1_000_000 + i * 7919).toString(16)}-bf0a-45c6-a1e3-${100_000 + i}`,
    Users: (i) => (isGone(i) ? '' : pick(['Sara Ali', 'Omar K'], i)),
    Date: (i) => american(i),
    Duration: (i) => 60_000 + i * 997,
    Direction: (i) => pick(['Inbound', 'Inbound', 'Outbound'], i),
    ANI: (i) => `tel:${phone(i)}`,
    DNIS: always('tel:+966112000000'),
    Queue: (i) => pick(['Billing', 'Support'], i),
    'Media Type': (i) => pick(['voice', 'callback', 'chat'], i),
    Abandoned: (i) => (isGone(i) ? 'YES' : 'NO'),
    'Total Queue': (i) => 3000 + i * 101,
  });
}

export function connect(): string {
  return tableOf({
    ContactId: (i) => `${(1_000_000 + i * 7919).toString(16)}-aaaa-45c6-a1e3-${100_000 + i}`,
    Channel: (i) => pick(['VOICE', 'CHAT'], i),
    ConnectedToSystemTimestamp: moment,
    DisconnectTimestamp: (i) => moment(i, 10),
    DisconnectReason: (i) => pick(['CUSTOMER_DISCONNECT', 'AGENT_DISCONNECT'], i),
    'SystemEndpoint.Address': always('+966112000000'),
    'CustomerEndpoint.Address': phone,
    'Queue.Name': (i) => pick(['Billing', 'Support'], i),
    'Agent.AgentInteractionDuration': (i) => (isGone(i) ? '' : 100 + i),
    'Agent.CustomerHoldDuration': (i) => (isGone(i) ? '' : i),
  });
}

export function talkdesk(): string {
  return tableOf({
    'Interaction ID': (i) => `${(1_000_000 + i * 7919).toString(16)}a8f${100_000 + i}`,
    'Call Type': (i) =>
      isGone(i) ? pick(['abandoned', 'short_abandoned'], i) : pick(['inbound', 'outbound'], i),
    'Start Time': moment,
    'Talkdesk Phone Number': always('+966112000000'),
    'Customer Phone Number': phone,
    'Talk Time': (i) => (isGone(i) ? 0 : 60 + i * 3),
    'Waiting Time': (i) => 5 + (i % 60),
    Team: (i) => pick(['Billing', 'Support'], i),
  });
}

export function aircall(): string {
  return tableOf({
    'datetime (UTC)': moment,
    direction: (i) => pick(['inbound', 'inbound', 'outbound'], i),
    from: phone,
    to: always('+966112000000'),
    answered: (i) => (isGone(i) ? 'No' : 'Yes'),
    missed_call_reason: (i) =>
      isGone(i)
        ? pick(['abandoned_in_classic', 'no_available_agent', 'out_of_opening_hours'], i)
        : '',
    'duration (in call)': (i) => (isGone(i) ? 0 : 40 + i * 3),
    teams: (i) => pick(['Billing', 'Support'], i),
    'call id': (i) => 800_000 + i,
  });
}

export function five9(): string {
  return tableOf({
    'CALL ID': (i) => 300_000_001_000 + i,
    TIMESTAMP: moment,
    AGENT: (i) => (isGone(i) ? '' : pick(['sara@example.com', 'omar@example.com'], i)),
    ANI: (i) => `50000${1000 + (i % 41)}`,
    'QUEUE WAIT TIME': (i) => `00:00:${two(5 + (i % 50))}`,
    'TALK TIME': (i) => (isGone(i) ? '00:00:00' : `00:0${1 + (i % 8)}:${two(i % 60)}`),
    ABANDONED: (i) => (isGone(i) ? 1 : 0),
    SKILL: (i) => pick(['Billing', 'Support'], i),
  });
}
