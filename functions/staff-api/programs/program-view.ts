import type { ProgramVersion } from '../../../domain/programs/program.ts';

/** A program in a list of programs. */
export const programSummary = ({ program, version }: ProgramVersion) => ({
  id: program.id,
  version,
  title: program.title,
  timeZone: program.timeZone,
  anchors: program.anchors,
});

/** A program with what it schedules; the texts of surveys and mails are not part of it. */
export const programView = (version: ProgramVersion) => ({
  ...programSummary(version),
  sendWindow: version.program.sendWindow,
  surveys: version.program.surveys.map(({ id, title, minutes }) => ({ id, title, minutes })),
  touchpoints: version.program.touchpoints,
});
