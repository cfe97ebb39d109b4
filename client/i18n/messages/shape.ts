import type { dataEn } from './data-en.ts';
import type { en } from './en.ts';

type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };

/** The keys of English with any text: a language that lacks one, or has one too many, does not compile. */
export type Messages = Translation<typeof en>;

/** The words of the pages about data and settings, which come with those pages. */
export type DataMessages = Translation<typeof dataEn>;
