import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../functions/staff-api/roles.ts';
import { routes } from '../../../functions/staff-api/routes.ts';
import { STAFF } from '../../support/http-call.ts';
import { TODAY } from '../../support/ports.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const RIGHTS = [
  'GET /me staff/read',
  'GET /programs staff/read',
  'GET /programs/{programId} staff/read',
  'GET /programs/{programId}/timetable staff/read',
  'POST /cohorts staff/write',
  'GET /cohorts staff/read',
  'GET /cohorts/{cohortId} staff/read',
  'PATCH /cohorts/{cohortId} staff/write',
  'GET /cohorts/{cohortId}/progress staff/read',
  'GET /cohorts/{cohortId}/contacts staff/read',
  'POST /cohorts/{cohortId}/anchors/preview staff/read',
  'PUT /cohorts/{cohortId}/anchors staff/write',
  'GET /programs/{programId}/versions staff/read',
  'GET /programs/{programId}/comparison staff/read',
  'POST /cohorts/{cohortId}/program-version/preview staff/read',
  'PUT /cohorts/{cohortId}/program-version staff/write',
  'POST /cohorts/{cohortId}/participants staff/write',
  'GET /cohorts/{cohortId}/participants staff/read',
  'GET /cohorts/{cohortId}/participants/{participantId} staff/read',
  'PATCH /cohorts/{cohortId}/participants/{participantId} staff/write',
  'POST /cohorts/{cohortId}/participants/{participantId}/withdrawal staff/write',
  'POST /cohorts/{cohortId}/focus-groups staff/write',
  'GET /cohorts/{cohortId}/focus-groups staff/read',
  'GET /cohorts/{cohortId}/focus-groups/proposal staff/read',
  'GET /cohorts/{cohortId}/focus-groups/{focusGroupId} staff/read',
  'PATCH /cohorts/{cohortId}/focus-groups/{focusGroupId} staff/write',
  'POST /cohorts/{cohortId}/focus-groups/{focusGroupId}/cancellation staff/write',
  'POST /cohorts/{cohortId}/focus-groups/{focusGroupId}/attendance staff/write',
  'GET /cohorts/{cohortId}/files staff/results',
  'GET /cohorts/{cohortId}/files/{name} staff/results',
  'GET /cohorts/{cohortId}/results staff/read',
  'GET /cohorts/{cohortId}/report staff/read',
  'GET /programs/{programId}/results staff/read',
  'GET /cohorts/{cohortId}/audit staff/identities',
  'GET /openapi.json staff/read',
  'GET /cohorts/{cohortId}/participants/{participantId}/audit staff/identities',
  'GET /cohorts/{cohortId}/audit/verification staff/read',
  'GET /cohorts/{cohortId}/missing/{touchpoint} staff/read',
  'GET /cohorts/{cohortId}/attention staff/read',
  'POST /cohorts/{cohortId}/participants/{participantId}/contacts/{contactId}/settlement staff/write',
  'POST /cohorts/{cohortId}/reminders staff/write',
  'GET /cohorts/{cohortId}/participants/{participantId}/mails/{touchpoint}/{kind} staff/identities',
  'POST /cohorts/{cohortId}/participants/{participantId}/mails/{touchpoint}/{kind}/test staff/write',
  'POST /cohorts/{cohortId}/imports staff/write',
  'GET /cohorts/{cohortId}/imports staff/read',
  'GET /cohorts/{cohortId}/mails staff/read',
  'POST /cohorts/{cohortId}/imports/{importId}/undo staff/write',
  'PUT /cohorts/{cohortId}/participants/{participantId}/away staff/write',
  'PUT /cohorts/{cohortId}/participants/{participantId}/mail staff/write',
  'PUT /cohorts/{cohortId}/participants/{participantId}/extensions/{touchpoint} staff/write',
  'PUT /cohorts/{cohortId}/participants/{participantId}/excuses/{touchpoint} staff/write',
  'POST /cohorts/{cohortId}/participants/{participantId}/links staff/write',
];

const IDS: Record<string, string> = {
  programId: 'clp',
  cohortId: 'c-zzzzzzzzzzzzzzzz',
  participantId: 'p-zzzzzzzzzzzzzzzz',
  focusGroupId: 'g-zzzzzzzzzzzzzzzz',
  name: 'roster',
  touchpoint: 'baseline',
  kind: 'invitation',
  importId: `i-${'0'.repeat(24)}`,
  contactId: 'p-zzzzzzzzzzzzzzzz.baseline.invitation.1',
};

describe('what a token may do', () => {
  it('is this table', () => {
    expect(routes.map(({ method, path, scope }) => `${method} ${path} ${scope}`).sort()).toEqual(
      RIGHTS.toSorted(),
    );
  });

  it.each(RIGHTS)('is checked in the function too: %s (I8, E38)', async (row) => {
    const [method, template, scope] = row.split(' ') as [string, string, string];
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => IDS[name]!);
    const { call, ports } = staffWorld();
    const other = Object.keys(SCOPES)
      .filter((one) => one !== scope)
      .join(' ');
    const statusWith = async (claims: Record<string, unknown> | undefined) =>
      (await call(method, path, { claims })).status;
    expect(await statusWith(undefined)).toBe(401);
    expect(await statusWith({ ...STAFF, token_use: 'id' })).toBe(401);
    expect(await statusWith({ ...STAFF, scope: other })).toBe(403);
    expect(await statusWith({ ...STAFF, scope: undefined })).toBe(403);
    expect(await statusWith({ ...STAFF, 'cognito:groups': undefined })).toBe(403);
    expect(await statusWith({ ...STAFF, scope })).not.toBeOneOf([401, 403]);
    expect(ports.everything()).toBe('[]');
  });

  it('is for as long as the token says, as the gateway passes that on, and for somebody (E38)', async () => {
    const { call } = staffWorld();
    const now = Date.parse(TODAY) / 1000;
    const statusWith = async (claims: object) =>
      (await call('GET', '/cohorts', { claims: { ...STAFF, ...claims } })).status;
    expect(await statusWith({ exp: String(now + 1) })).toBe(200);
    for (const exp of [String(now), String(now - 1), '', 'soon']) expect(await statusWith({ exp })).toBe(401);
    expect(await statusWith({ sub: '' })).toBe(401);
  });
});
