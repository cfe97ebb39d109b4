import { z } from 'zod';
import { LINK_PURPOSES, PERSON_STATES, ROLES } from '../domain/access/roles.ts';

const instantSchema = z.string().meta({ example: '2026-11-15T08:30:00.000Z' });
const nameSchema = z.string().trim().min(1).max(120);
const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/)
  .meta({ description: 'What the person signs in with', example: 'sara@example.org' });
const passwordSchema = z.string().min(1).max(1024);
const tokenSchema = z.string().min(1).max(200);

/** A role with the departments it is about: heads one or more, the front line exactly one, others none. */
const rightsSchema = z.strictObject({
  role: z.enum(ROLES),
  departments: z
    .array(z.string().min(1).max(200))
    .max(100)
    .default([])
    .meta({ description: 'Keys of departments; those below come with them' }),
});

/** `GET /api/session`: who is signed in, and how somebody may come in. */
export const sessionAnswerSchema = z.object({
  person: z
    .object({
      id: z.string(),
      /** Null for one of the demonstration's invented people. */
      email: z.string().nullable(),
      name: z.string(),
      /** The person's own role. */
      role: z.enum(ROLES),
      /** The rights in force: while looking as somebody else, that one's. */
      rights: z.object({ role: z.enum(ROLES), departments: z.array(z.string()) }),
      isViewing: z.boolean(),
      isInvented: z.boolean(),
      /** Roles the person may look as. */
      mayViewAs: z.array(z.enum(ROLES)),
    })
    .nullable(),
  /** Roles of the demonstration that one click lets in as; empty where there is no such way. */
  oneClick: z.array(z.enum(ROLES)),
  /** Nobody administers yet: the server's console shows the link for the first one. */
  needsFirstAdministrator: z.boolean(),
  /**
   * What `GET /api/live` is asked to go on after, so that nothing is missed of what changed since this answer; null when nobody
   * is signed in.
   */
  listenAfter: z.number().int().nonnegative().nullable(),
});
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** `POST /api/session` */
export const signInSchema = z.strictObject({
  email: z.string().max(300),
  password: passwordSchema,
});
/** `POST /api/session/demonstration` */
export const oneClickSchema = z.strictObject({ role: z.enum(ROLES) });
/** `PUT /api/session/view-as`; null = through one's own rights again. */
export const viewAsSchema = z.strictObject({ rights: rightsSchema.nullable() });
/** `POST /api/session/proof` */
export const proofSchema = z.strictObject({ password: passwordSchema });
/** `PUT /api/session/password` */
export const passwordChangeSchema = z.strictObject({ old: passwordSchema, fresh: passwordSchema });

/** `GET /api/sessions`: one's own. */
export const sessionsAnswerSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAt: instantSchema,
      usedAt: instantSchema,
      agent: z.string().meta({ description: 'What the browser called itself' }),
      isThis: z.boolean(),
    }),
  ),
});
export type SessionsAnswer = z.infer<typeof sessionsAnswerSchema>;

/** `POST /api/links/look` */
export const linkLookSchema = z.strictObject({ token: tokenSchema });
/** What a one-time link is for, and for whom. */
export const linkAnswerSchema = z.object({
  purpose: z.enum(LINK_PURPOSES),
  email: z.string().nullable(),
  name: z.string().nullable(),
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;
/** `POST /api/links/use`: the first administrator gives an address and a name too. */
export const linkUseSchema = z.strictObject({
  token: tokenSchema,
  password: passwordSchema,
  email: emailSchema.optional(),
  name: nameSchema.optional(),
});
export type LinkUseRequest = z.infer<typeof linkUseSchema>;

/** One person as administrators see them. */
export const personSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  rights: z.object({ role: z.enum(ROLES), departments: z.array(z.string()) }),
  state: z.enum(PERSON_STATES),
  createdAt: instantSchema,
  signedInAt: instantSchema.nullable(),
});
export type PersonAnswer = z.infer<typeof personSchema>;
/** `GET /api/people`: by e-mail address. */
export const peopleAnswerSchema = z.object({ people: z.array(personSchema) });

/** `POST /api/people` */
export const invitationSchema = z.strictObject({
  email: emailSchema,
  name: nameSchema,
  rights: rightsSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;
/** A one-time link as it is shown once: its address within Basira. */
const issuedLinkSchema = z.object({
  path: z.string().meta({ description: 'What follows the address of Basira' }),
  expiresAt: instantSchema,
});
/** `POST /api/people/{id}/link`: older links of the person hold no more. */
export const issuedLinkAnswerSchema = z.object({ link: issuedLinkSchema });
export type IssuedLinkAnswer = z.infer<typeof issuedLinkAnswerSchema>;
/** `POST /api/people` answers with the person and the link that lets them in. */
export const invitedAnswerSchema = z.object({ person: personSchema, link: issuedLinkSchema });
export type InvitedAnswer = z.infer<typeof invitedAnswerSchema>;

/** `PATCH /api/people/{id}`: what is given changes. */
export const personChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  rights: rightsSchema.optional(),
  state: z.enum(['active', 'disabled']).optional(),
});
export type PersonChangeRequest = z.infer<typeof personChangeSchema>;

/** What a key may do. */
const keyScopesSchema = z.strictObject({
  ingest: z
    .array(z.string().min(1).max(100))
    .max(100)
    .default([])
    .meta({ description: 'Sources whose records it may send' }),
  read: z
    .array(z.string().min(1).max(200))
    .max(100)
    .nullable()
    .default(null)
    .meta({ description: 'Departments whose records it may read; null = it reads nothing' }),
});
const daysSchema = z.number().int().min(1).max(730);
/** `POST /api/keys` */
export const newKeySchema = z.strictObject({
  name: nameSchema,
  scopes: keyScopesSchema,
  days: daysSchema.default(365),
});
export type NewKeyRequest = z.infer<typeof newKeySchema>;
/** `POST /api/keys/{id}/rotate` */
export const keyRotationSchema = z.strictObject({
  days: daysSchema.default(365),
  overlapDays: z.number().int().min(0).max(30).default(7),
});
export type KeyRotation = z.infer<typeof keyRotationSchema>;
/** A key without its secret. */
const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.object({ ingest: z.array(z.string()), read: z.array(z.string()).nullable() }),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  replaces: z.string().nullable(),
});
export type KeyAnswer = z.infer<typeof keySchema>;
/** `GET /api/keys`: by name, those that are over too. */
export const keysAnswerSchema = z.object({ keys: z.array(keySchema) });
/** A new key with its secret, which is told this once. */
export const issuedKeySchema = z.object({ key: keySchema, secret: z.string() });
export type IssuedKeyAnswer = z.infer<typeof issuedKeySchema>;
