import type { Offset } from '../../domain/dates/offset.ts';
import type { ProgramVersion, Touchpoint } from '../../domain/programs/program.ts';
import { type Seeded, seeded } from '../../rehearsal/seeded.ts';
import { changedProgram, surveyAt, withQuestion } from '../support/changed-program.ts';
import { CLP } from './world.ts';

const known = new Map<number, ProgramVersion>([[0, CLP]]);

/** A version of the reference program; 0 is the one that the cohort starts with, the others are drawn from the number. */
export function versionDrawn(number: number): ProgramVersion {
  const found = known.get(number) ?? changedProgram(CLP, (copy) => change(copy, seeded(number)));
  known.set(number, found);
  return found;
}

function change(copy: ProgramVersion, random: Seeded): void {
  const touchpoints = copy.program.touchpoints.flatMap((one) =>
    random.chance(0.15) ? [] : [changed(one, random)],
  );
  if (random.chance(0.4)) touchpoints.push(added(copy, random));
  copy.program.touchpoints = touchpoints.length > 0 ? touchpoints : copy.program.touchpoints;
  if (random.chance(0.3)) withQuestion(copy, 'leadership-practice');
}

function changed(touchpoint: Touchpoint, random: Seeded): Touchpoint {
  if (random.chance(0.5)) return touchpoint;
  const reminders = random.pick([
    [],
    ['P7D'],
    ['P3D', 'P10D'],
    ['P4D', 'P9D', 'P16D'],
    ['P6D', 'P13D', 'P20D'],
  ]);
  const one = { ...touchpoint, reminders: reminders as Offset[] };
  if (one.kind === 'focus-group' || random.chance(0.5)) return one;
  // Longer, and never shorter than its reminders.
  const closes = { ...one.closes, plus: random.pick(['P25D', 'P35D', 'P50D']) as Offset };
  return one.id === 'baseline' ? one : { ...one, closes };
}

/** A wave between the others, or long after them. */
function added(copy: ProgramVersion, random: Seeded): Touchpoint {
  const wave = surveyAt({ ...copy, program: CLP.program }, 'month-3');
  const offset = random.pick(['P6M', 'P9M', 'P14M']) as Offset;
  const opens = { ...wave.opens, offset };
  return { ...wave, id: 'added', opens, closes: { ...opens, plus: 'P28D' as Offset } };
}
