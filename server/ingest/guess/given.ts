/** What a person answered: id of the question → value of the option, or those of all that are chosen. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** The one option that was chosen; undefined = the question was not answered, or not so. */
export function answerTo(answers: Answers, question: string): string | undefined {
  const given = Object.hasOwn(answers, question) ? answers[question] : undefined;
  return typeof given === 'string' ? given : undefined;
}

/** The options that were chosen, maybe none; undefined = the question was not answered, or not so. */
export function allAnswersTo(answers: Answers, question: string): readonly string[] | undefined {
  const given = Object.hasOwn(answers, question) ? answers[question] : undefined;
  return typeof given === 'string' ? undefined : given;
}
