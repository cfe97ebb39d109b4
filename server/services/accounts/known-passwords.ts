/** Loaded when it is first asked for: most runs never do. */
let known: Promise<ReadonlySet<string>> | null = null;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

/** True for a password that many people have: one of some 49,000 found in leaks, in lower case. */
export async function isCommon(password: string): Promise<boolean> {
  known ??= load();
  return (await known).has(password.toLowerCase());
}
