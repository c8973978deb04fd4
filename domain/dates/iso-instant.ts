/** A day in milliseconds: there are no leap seconds in them. */
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Days from 1 March of the year 0, where the count of 400 years begins, until 1970. */
const BEFORE_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/** 10000-01-01T00:00Z: from then on the year has more digits. */
const END = 253_402_300_800_000;

const whole = Math.trunc;
const ZERO = 48;

/**
 * `YYYY-MM-DDTHH:mm:ss.sssZ` of milliseconds since 1970-01-01T00:00Z, as `Date` writes it, in a fraction of its time.
 * Days become dates as in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (`civil_from_days`): years
 * begin in March, so that a leap day is the last one. @throws RangeError for what is no time
 */
export function isoInstant(epochMs: number): string {
  if (!(epochMs >= 0 && epochMs < END)) return new Date(epochMs).toISOString();
  const ms = whole(epochMs);
  const days = whole(ms / DAY) + BEFORE_1970;
  const time = ms % DAY;
  const era = whole(days / DAYS_IN_400_YEARS);
  const dayOfEra = days % DAYS_IN_400_YEARS;
  const yearOfEra = whole(
    (dayOfEra - whole(dayOfEra / 1460) + whole(dayOfEra / 36_524) - whole(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - daysBefore(yearOfEra);
  const monthFromMarch = whole((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - daysFromMarch(monthFromMarch) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const hour = whole(time / HOUR);
  const minute = whole(time / MINUTE) % 60;
  const second = whole(time / 1000) % 60;
  const fraction = time % 1000;
  return String.fromCharCode(
    ZERO + whole(year / 1000),
    ZERO + (whole(year / 100) % 10),
    ZERO + (whole(year / 10) % 10),
    ZERO + (year % 10),
    DASH,
    ZERO + whole(month / 10),
    ZERO + (month % 10),
    DASH,
    ZERO + whole(day / 10),
    ZERO + (day % 10),
    T,
    ZERO + whole(hour / 10),
    ZERO + (hour % 10),
    COLON,
    ZERO + whole(minute / 10),
    ZERO + (minute % 10),
    COLON,
    ZERO + whole(second / 10),
    ZERO + (second % 10),
    POINT,
    ZERO + whole(fraction / 100),
    ZERO + (whole(fraction / 10) % 10),
    ZERO + (fraction % 10),
    Z,
  );
}

const [DASH, T, COLON, POINT, Z] = [45, 84, 58, 46, 90];

/**
 * Milliseconds since 1970-01-01T00:00Z of an instant in ISO 8601, as `Date.parse` reads it, in a fraction of its time. Its
 * digits are taken to be digits.
 */
export function msOfIso(text: string): number {
  if (!isPlain(text)) return Date.parse(text);
  const [month, day] = [two(text, 5), two(text, 8)];
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  // From March to February, as above (`days_from_civil`).
  const year = two(text, 0) * 100 + two(text, 2) - (month <= 2 ? 1 : 0);
  const era = whole(year / 400);
  const yearOfEra = year % 400;
  const dayOfYear = daysFromMarch(month > 2 ? month - 3 : month + 9) + day - 1;
  const days = era * DAYS_IN_400_YEARS + daysBefore(yearOfEra) + dayOfYear - BEFORE_1970;
  const fraction = two(text, 20) * 10 + digit(text, 22);
  return days * DAY + hour * HOUR + minute * MINUTE + second * 1000 + fraction;
}

/** Of the form that `isoInstant` writes, with nothing in it that would have to be carried over or refused. */
function isPlain(text: string): boolean {
  const month = two(text, 5);
  const day = two(text, 8);
  return (
    text.length === 24 &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(19) === POINT &&
    text.charCodeAt(23) === Z &&
    two(text, 0) >= 19 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    two(text, 11) <= 23 &&
    two(text, 14) <= 59 &&
    two(text, 17) <= 59
  );
}

/** Days of an era before one of its years. */
const daysBefore = (yearOfEra: number): number =>
  365 * yearOfEra + whole(yearOfEra / 4) - whole(yearOfEra / 100);

/** Days of a year before one of its months, March being month 0. */
const daysFromMarch = (month: number): number => whole((153 * month + 2) / 5);

const digit = (text: string, index: number): number => text.charCodeAt(index) - ZERO;
const two = (text: string, index: number): number => digit(text, index) * 10 + digit(text, index + 1);
