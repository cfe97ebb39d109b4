import { expect, it } from 'vitest';
import { groupField } from '#client/url/group-field.ts';

it.each([
  // As `GET /api/metrics` writes the filters of groups: `.only` where others stand below.
  ['department', 'department.only=service', 'department.only'],
  ['department', 'department=billing', 'department'],
  ['theme', 'theme.only=delivery', 'theme.only'],
  ['theme', 'theme=late', 'theme'],
  ['channel', 'channel=phone', 'channel'],
  ['region', 'region=', 'region'],
] as const)(
  'the records of a group by %s with the filter %s are asked for by %s',
  (by, filter, field) => {
    expect(groupField({ filter }, by)).toBe(field);
  },
);
