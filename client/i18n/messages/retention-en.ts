/** Words of how long records are kept. */
export const retentionEn = {
  retention: {
    title: 'How long records are kept',
    keep: 'Keep records',
    ever: 'For ever',
    years: '{count, plural, one {# year} other {# years}}',
    days: 'Another number of days',
    daysLabel: 'Days',
    daysHint: '{least} to {most} days',
    isEver: 'Records are kept for ever.',
    isYears: 'Records are kept for {count, plural, one {# year} other {# years}}.',
    isDays: 'Records are kept for {count, plural, one {# day} other {# days}}.',
    gone: 'Records from before {day} are no longer kept, nor taken in.',
    dropped:
      '{count, plural, one {# record was dropped so far; it still counts.} other {# records were dropped so far; they still count.}}',
    openCases:
      '{count, plural, one {# older case stays until it is closed.} other {# older cases stay until they are closed.}}',
    due: 'Older records will be dropped within moments.',
    dropping:
      '{count, plural, one {Older records are being dropped: # so far.} other {Older records are being dropped: # so far.}}',
    scrubbing: 'The files are being rewritten, so that nothing is left in them.',
    look: 'See what would go',
    looking: 'Looking',
    save: 'Save',
    wouldGo:
      '{count, plural, one {Up to # record from before {day} goes, with its text.} other {Up to # records from before {day} go, with their texts.}}',
    nothingGoes: 'No record is from before {day}. From now on older ones go day by day.',
    wouldStay:
      '{count, plural, one {# older case that is still open stays until it is closed, with all that belongs to it.} other {# older cases that are still open stay until they are closed, with all that belongs to them.}}',
    numbersStay:
      'The numbers stay as they are. Only views that are counted from single records, such as two filters at once, have no values for that time.',
    forGood: 'It cannot be undone, and records from that time are not taken in again.',
    confirm: 'Drop them for good',
    setting: 'One moment',
    leave: 'Leave it as it is',
    ofImport:
      '{count, plural, one {# of its records was dropped by age: it cannot be taken back and still counts.} other {# of its records were dropped by age: they cannot be taken back and still count.}}',
  },
};
