const MAIL = {
  timestamp: '2027-02-18T13:00:02.012Z',
  source: 'program@leadership.example',
  sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/program@leadership.example',
  sendingAccountId: '123456789012',
  messageId: '0100017c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  destination: ['ada.okafor@hospital.example'],
  headersTruncated: false,
  headers: [
    { name: 'From', value: 'Clinical Leadership Program <program@leadership.example>' },
    { name: 'To', value: 'Dr. Ada Okafor <ada.okafor@hospital.example>' },
    { name: 'Subject', value: 'Before your leadership training' },
  ],
  commonHeaders: {
    from: ['Clinical Leadership Program <program@leadership.example>'],
    to: ['Dr. Ada Okafor <ada.okafor@hospital.example>'],
    messageId: '0100017c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
    subject: 'Before your leadership training',
  },
};

const TAGS = {
  contact: ['p-0000000000000000_baseline_invitation_1'],
  'ses:configuration-set': ['journeys'],
  'ses:source-ip': ['192.0.2.0'],
  'ses:from-domain': ['leadership.example'],
  'ses:caller-identity': ['send'],
};

const DETAILS = {
  Delivery: {
    delivery: {
      timestamp: '2027-02-18T13:00:05.250Z',
      processingTimeMillis: 3238,
      recipients: ['ada.okafor@hospital.example'],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'mta.example.com',
    },
  },
  Bounce: {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: 'ada.okafor@hospital.example',
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
      timestamp: '2027-02-18T13:01:02.669Z',
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      reportingMTA: 'dsn; mta.example.com',
    },
  },
  Complaint: {
    complaint: {
      complainedRecipients: [{ emailAddress: 'ada.okafor@hospital.example' }],
      timestamp: '2027-02-19T08:41:02.669Z',
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      userAgent: 'Any mail reader',
      complaintFeedbackType: 'abuse',
      arrivalDate: '2027-02-19T08:41:02.669Z',
    },
  },
  Reject: { reject: { reason: 'Bad content' } },
  'Rendering Failure': {
    failure: { errorMessage: 'Attribute is not present in the data.', templateName: 'any' },
  },
  Send: { send: {} },
  DeliveryDelay: {
    deliveryDelay: {
      timestamp: '2027-02-18T13:30:02.669Z',
      delayType: 'MailboxFull',
      expirationTime: '2027-02-19T13:00:02.669Z',
      delayedRecipients: [
        { emailAddress: 'ada.okafor@hospital.example', status: '4.2.2', diagnosticCode: 'smtp; 452 full' },
      ],
    },
  },
};

/** An event in the shape in which SES publishes it through a configuration set, with `more` in place of some of it. */
export const sesEvent = (
  eventType: keyof typeof DETAILS,
  more: { mail?: object; bounce?: object; complaint?: object } = {},
) => ({
  eventType,
  mail: { ...MAIL, tags: TAGS, ...more.mail },
  ...DETAILS[eventType],
  ...(more.complaint && { complaint: { ...DETAILS.Complaint.complaint, ...more.complaint } }),
  ...(more.bounce && { bounce: { ...DETAILS.Bounce.bounce, ...more.bounce } }),
});
