import { describe, expect, it } from 'vitest';
import { mailEventOf } from '../../../platform/aws/mail-event.ts';
import { sesEvent } from '../../support/outside/ses-event.ts';

const ABOUT = {
  contactId: 'p-0000000000000000.baseline.invitation.1',
  messageId: '0100017c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  sentAt: '2027-02-18T13:00:02.012Z',
};

describe('an event of SES', () => {
  it('about a delivery says when the message was taken, and when it arrived', () => {
    expect(mailEventOf(sesEvent('Delivery'))).toEqual({
      ...ABOUT,
      kind: 'delivered',
      at: '2027-02-18T13:00:05.250Z',
    });
  });

  it.each([
    ['Permanent', true],
    ['Transient', false],
    ['Undetermined', false],
  ])(
    'about a bounce that is %s says whether the address is at fault, and which',
    (bounceType, isPermanent) => {
      expect(mailEventOf(sesEvent('Bounce', { bounce: { bounceType } }))).toEqual({
        ...ABOUT,
        kind: 'bounced',
        isPermanent,
        address: 'ada.okafor@hospital.example',
        at: '2027-02-18T13:01:02.669Z',
      });
    },
  );

  it('about a complaint says when it was made, and of which address', () => {
    expect(mailEventOf(sesEvent('Complaint'))).toEqual({
      ...ABOUT,
      kind: 'complained',
      address: 'ada.okafor@hospital.example',
      at: '2027-02-19T08:41:02.669Z',
    });
  });

  it.each(['not-spam', 'auth-failure'])(
    'that comes as a complaint of the type %s stops nobody’s mail: nobody complained',
    (complaintFeedbackType) => {
      const event = sesEvent('Complaint', { complaint: { complaintFeedbackType } });
      expect(mailEventOf(event)).toEqual({ ...ABOUT, kind: 'delivered', at: '2027-02-19T08:41:02.669Z' });
    },
  );

  it.each(['abuse', 'fraud', 'other', 'virus', null, undefined])(
    'about a complaint of the type %s is one',
    (complaintFeedbackType) => {
      const event = sesEvent('Complaint', { complaint: { complaintFeedbackType } });
      expect(mailEventOf(event)).toMatchObject({ kind: 'complained' });
    },
  );

  it('about an address on the list that SES keeps of complaints is a bounce: nobody complained, and nothing was sent', () => {
    const event = sesEvent('Complaint', { complaint: { complaintSubType: 'OnAccountSuppressionList' } });
    expect(mailEventOf(event)).toEqual({
      ...ABOUT,
      kind: 'bounced',
      isPermanent: true,
      address: 'ada.okafor@hospital.example',
      at: '2027-02-19T08:41:02.669Z',
    });
  });

  it.each(['Reject', 'Rendering Failure'] as const)('of the type %s says that nothing was sent', (type) => {
    expect(mailEventOf(sesEvent(type))).toEqual({ ...ABOUT, kind: 'rejected', at: ABOUT.sentAt });
  });

  it.each(['Send', 'DeliveryDelay'] as const)('of the type %s is let pass', (type) => {
    expect(mailEventOf(sesEvent(type))).toBeUndefined();
  });

  it.each([{}, { contact: [] }, { contact: ['with spaces'] }, { other: ['x'] }])(
    'about a message with the tags %j is none of ours',
    (tags) => {
      expect(mailEventOf(sesEvent('Delivery', { mail: { tags } }))).toBeUndefined();
    },
  );

  it.each([
    ['nothing', undefined],
    ['text', 'Delivery'],
    ['a notification of another kind', { notificationType: 'Bounce', mail: {} }],
    ['no mail', { eventType: 'Delivery' }],
    ['no address', sesEvent('Bounce', { mail: { destination: [] } })],
    ['a time that is none', sesEvent('Delivery', { mail: { timestamp: 'yesterday' } })],
  ])('that is %s is refused', (_, published) => {
    expect(() => mailEventOf(published)).toThrow();
  });
});
