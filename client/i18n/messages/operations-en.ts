/** Words about how the installation itself stands. */
export const operationsEn = {
  operations: {
    title: 'Operations',
    scope: 'How this installation stands',
    backup: 'Backups',
    lastBackup:
      '{count, plural, one {Last made, opened and checked {time}: {file}, # record.} other {Last made, opened and checked {time}: {file}, # records.}}',
    neverBackedUp: 'No backup has been made yet.',
    backupFailed: 'The last try failed {time}: {message}',
    schedule:
      '{count, plural, one {Every day in the hour from {hour} into {folder}; # is kept.} other {Every day in the hour from {hour} into {folder}; # are kept.}}',
    noSchedule: 'Backups are not made by themselves. Whoever runs the server sets {variable}.',
    state: 'State',
    disk: 'Room on the disk',
    diskSaid: '{free} free of {total}',
    unknown: 'Not known',
    delivery: 'Messages',
    deliverySaid: '{waiting} waiting, {givenUp} given up',
    check: 'Last check of every counter',
    checkSaid:
      '{count, plural, one {{time}: {records} records, # difference} other {{time}: {records} records, # differences}}',
    neverChecked: 'None was made yet: basira check.',
    versions: 'Versions',
    jobs: 'What runs by itself',
    job: {
      schedule: 'Hourly work',
      demonstration: 'Demonstration kept up to now',
      'clearing away': 'What is old is cleared away',
      'weekly mail': 'Weekly mail',
      detection: 'Looking for alerts',
      delivery: 'Sending messages',
      backup: 'Backups',
    },
    noJobs: 'Nothing has run yet.',
    jobDone: 'done {time}',
    jobBegan: 'began {time}',
    jobFailed: 'failed {time}: {message}',
    leaseHeld: 'held until {time} at least',
    leaseFree: 'held by nobody',
  },
};
