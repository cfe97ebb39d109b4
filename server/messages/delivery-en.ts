import type { DeliveryWords } from './delivery.ts';
import type { Words } from './words.ts';

const measured = (w: Words): string => (w.has('metric') ? w.text('metric') : 'A figure');

/** The words of messages in English. */
export const deliveryEn: DeliveryWords = {
  severity: { watch: 'Watch', serious: 'Serious', grave: 'Grave' },
  step: {
    opened: 'New',
    rose: 'More severe than before',
    reopened: 'Open again',
    climbed: 'Nobody has taken it on yet',
    promise_missed: 'It was promised by now',
    woke: 'It was put off until now',
    ended: 'Back to usual',
    resolved: 'Resolved',
  },
  what: {
    grave: () => 'A customer needs you now',
    level: (w) => `${measured(w)} is beyond its limit`,
    change: (w) => `${measured(w)} changed against the period before`,
    gap: (w) => `${measured(w)} misses its target`,
    range: (w) => `${measured(w)} is further from what was expected than chance explains`,
    burst: () => 'Far more reports than usual',
    silence: () => 'A source has stopped sending',
    overdue: () => 'A feedback loop is late',
    regressed: () => 'What a feedback loop had changed no longer holds',
    unanswered: () => 'Unhappy customers wait longer than they were promised',
    other: (w) => `${measured(w)} needs a look`,
  },
  everywhere: 'the whole organisation',
  addedUp: (w) => `about ${w.text('expected')}; added to what came before it, more than chance`,
  between: (w) => `${w.text('low')} to ${w.text('high')}`,
  labels: {
    where: 'Where',
    value: 'Value',
    usual: 'Expected',
    n: 'Based on (n)',
    at: 'When',
    severity: 'Severity',
    silentFor: 'No data for',
    usualGap: 'Usual gap',
    waiting: 'Customers waiting',
  },
  open: 'Open the alert',
  digest: (w) => w.counted('count', { one: '# message in one', other: '# messages in one' }),
  digestLead:
    'These came while you had been told as much as fits into an hour or a day, or they came and went. None is left out.',
  report: {
    outcome: {
      told: 'Customers were told about what you reported',
      verified: 'What you reported is mended, and it shows',
      rejected: 'What you reported is not followed any further',
      answered: 'Your report was answered',
    },
    lead: (w) =>
      `Your report came in on ${w.text('at')}. What was said stands beside it in Basira.`,
    open: 'Open my reports',
  },
  receiverFailed: (w) => `${w.quoted('receiver')} no longer receives alerts`,
  receiverLead: (w) =>
    `Alerts could not be delivered to the receiver ${w.quoted('receiver')}. ${w.text('outcome')} Look at it under Settings, then send a test.`,
  test: 'A test from Basira',
  testLead: 'Somebody asked for this test. Alerts will arrive the same way.',
  foot: (w) => `Sent by Basira for ${w.text('organisation')}. Change what you are told about.`,
  outcome: {
    delivered: 'It was delivered.',
    status_refused:
      'The other side answered with an error. Only an answer from 200 to 299 counts as received.',
    redirected:
      'The other side sent the call elsewhere. Redirects are not followed: enter the final address.',
    gone: 'The other side says it wants nothing more (410). The receiver was switched off.',
    too_slow: 'The other side did not answer within 15 seconds.',
    name_unknown: 'The name in the address is not known. Check its spelling.',
    address_refused:
      'The address lies inside a private network. Whoever runs the server can allow it with BASIRA_ALLOW_SUBNETS.',
    port_refused:
      'Only port 443 is called. Whoever runs the server can allow others with BASIRA_ALLOW_PORTS.',
    unencrypted_refused:
      'The address begins with http. Outside the server’s own network only https is called.',
    connection_refused: 'Nothing answers at that address.',
    connection_lost: 'The connection broke off before there was an answer.',
    certificate_refused: 'The certificate of the other side is not valid for that name.',
    mail_not_set_up: 'No mail server is set up. Whoever runs the server sets BASIRA_SMTP.',
    mail_sign_in_refused: 'The mail server refused user or password. Check BASIRA_SMTP.',
    mail_refused: 'The mail server refused the message or its recipient for good.',
    mail_put_off: 'The mail server asked to try again later.',
    recipient_gone: 'The person cannot sign in any more, or has no mail address.',
    receiver_off: 'The receiver is switched off or was removed.',
    no_right: 'The person may no longer read what it is about.',
    content_unreadable: 'The message could not be read any more.',
    cut_off: 'The program ended meanwhile. It is sent again.',
  },
};
