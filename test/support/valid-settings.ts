/** What a deployment must at least be told. */
export const validSettings = {
  alarmEmail: 'ops@hospital.example',
  senderEmail: 'leadership@mail.hospital.example',
  cognitoDomainPrefix: 'leadership-journeys-test',
};
