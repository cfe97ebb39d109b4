/** The words of erasing customers. */
export const erasureEn = {
  erasure: {
    title: 'Erased customers',
    scope: 'Texts, attributes, ids and links go for good; the figures stay',
    open: 'Erase a customer',
    formTitle: 'Erase a customer',
    customer: 'The customer’s id',
    customerHint: 'Exactly as the source writes it, with capitals and zeros in front.',
    look: 'Look first',
    looking: 'Looking',
    found: '{count, plural, one {# record names} other {# records name}} this customer: {sources}.',
    ofSource: '{source} ({count})',
    nothing:
      'No record names this customer. Erasing all the same keeps them out of everything that still comes.',
    before:
      'This customer was erased before. Nothing of theirs has come in since, unless it is listed here.',
    stays:
      'The records stay, without anybody in them, so no figure moves. It cannot be undone, also not by taking an import back or by an older backup.',
    filesGone: 'These kept files go as a whole:',
    filesLeft:
      'These files still hold the id and are read again. Take the customer out of them yourself:',
    confirm: 'Type the id again to erase it',
    erase: 'Erase for good',
    erasing: 'One moment',
    another: 'Look for another',
    listTitle: 'Done and under way',
    emptyTitle: 'Nobody was erased yet',
    emptyHint: 'Here it will stand when and by whom somebody was erased, never who it was.',
    by: '{when} · {who}',
    console: 'on the server’s command line',
    recordCount: '{count, plural, one {# record} other {# records}}',
    textCount: '{count, plural, one {# text} other {# texts}}',
    from: 'from {sources}',
    gone: '{count, plural, one {# file} other {# files}} removed',
    records: 'Taking the customer out of the records',
    scrubbing: 'Rewriting the files, so that nothing is left in them',
    done: 'Erased',
    number: 'Number {id}',
  },
} as const;
