import { training } from '../domain-builders.ts';

/**
 * Every date of the reference program for the four real cohorts of academic year 2020, worked out outside this
 * code with a calendar and the list of Massachusetts' public holidays. A line is: what | the date that counting
 * from the training gives | the date it became | the instant | each day passed over on the way. A closing's
 * instant is the midnight after its date; New York is at UTC-4 from March to November, else at UTC-5.
 */
export const ACADEMIC_YEAR_2020 = [
  {
    anchors: training('2019-06-13', '2019-06-14'),
    dates: `
baseline opens          | Thu 2019-05-23 | Thu 2019-05-23 | 2019-05-23T12:00Z |
baseline closes         | Thu 2019-06-13 | Thu 2019-06-13 | 2019-06-13T12:00Z |
baseline reminder 1     | Tue 2019-05-28 | Tue 2019-05-28 | 2019-05-28T12:00Z |
baseline reminder 2     | Sun 2019-06-02 | Mon 2019-06-03 | 2019-06-03T12:00Z | Sunday
baseline reminder 3     | Sun 2019-06-09 | Mon 2019-06-10 | 2019-06-10T12:00Z | Sunday
satisfaction opens      | Fri 2019-06-14 | Fri 2019-06-14 | 2019-06-14T21:00Z |
satisfaction closes     | Fri 2019-07-05 | Fri 2019-07-05 | 2019-07-06T04:00Z |
satisfaction reminder 1 | Mon 2019-06-17 | Tue 2019-06-18 | 2019-06-18T12:00Z | Bunker Hill Day
satisfaction reminder 2 | Fri 2019-06-21 | Fri 2019-06-21 | 2019-06-21T12:00Z |
satisfaction reminder 3 | Fri 2019-06-28 | Fri 2019-06-28 | 2019-06-28T12:00Z |
month-3 opens           | Sat 2019-09-14 | Mon 2019-09-16 | 2019-09-16T12:00Z | Saturday, Sunday
month-3 closes          | Sat 2019-10-12 | Tue 2019-10-15 | 2019-10-16T04:00Z | Saturday, Sunday, Columbus Day
month-3 reminder 1      | Thu 2019-09-19 | Thu 2019-09-19 | 2019-09-19T12:00Z |
month-3 reminder 2      | Thu 2019-09-26 | Thu 2019-09-26 | 2019-09-26T12:00Z |
month-3 reminder 3      | Sat 2019-10-05 | Mon 2019-10-07 | 2019-10-07T12:00Z | Saturday, Sunday
month-12 opens          | Sun 2020-06-14 | Mon 2020-06-15 | 2020-06-15T12:00Z | Sunday
month-12 closes         | Sun 2020-07-12 | Mon 2020-07-13 | 2020-07-14T04:00Z | Sunday
month-12 reminder 1     | Fri 2020-06-19 | Fri 2020-06-19 | 2020-06-19T12:00Z |
month-12 reminder 2     | Fri 2020-06-26 | Fri 2020-06-26 | 2020-06-26T12:00Z |
month-12 reminder 3     | Sun 2020-07-05 | Mon 2020-07-06 | 2020-07-06T12:00Z | Sunday
focus-group opens       | Mon 2019-09-02 | Fri 2019-08-30 | 2019-08-30T12:00Z | Labour Day, Sunday, Saturday
focus-group closes      | Sat 2019-12-14 | Sat 2019-12-14 | 2019-12-15T05:00Z |
focus-group reminder 1  | Sat 2019-09-07 | Mon 2019-09-09 | 2019-09-09T12:00Z | Saturday, Sunday
focus-group reminder 2  | Sat 2019-09-14 | Mon 2019-09-16 | 2019-09-16T12:00Z | Saturday, Sunday
focus-group reminder 3  | Mon 2019-09-23 | Mon 2019-09-23 | 2019-09-23T12:00Z |
`,
  },
  {
    anchors: training('2019-10-10', '2019-10-11'),
    dates: `
baseline opens          | Thu 2019-09-19 | Thu 2019-09-19 | 2019-09-19T12:00Z |
baseline closes         | Thu 2019-10-10 | Thu 2019-10-10 | 2019-10-10T12:00Z |
baseline reminder 1     | Tue 2019-09-24 | Tue 2019-09-24 | 2019-09-24T12:00Z |
baseline reminder 2     | Sun 2019-09-29 | Mon 2019-09-30 | 2019-09-30T12:00Z | Sunday
baseline reminder 3     | Sun 2019-10-06 | Mon 2019-10-07 | 2019-10-07T12:00Z | Sunday
satisfaction opens      | Fri 2019-10-11 | Fri 2019-10-11 | 2019-10-11T21:00Z |
satisfaction closes     | Fri 2019-11-01 | Fri 2019-11-01 | 2019-11-02T04:00Z |
satisfaction reminder 1 | Mon 2019-10-14 | Tue 2019-10-15 | 2019-10-15T12:00Z | Columbus Day
satisfaction reminder 2 | Fri 2019-10-18 | Fri 2019-10-18 | 2019-10-18T12:00Z |
satisfaction reminder 3 | Fri 2019-10-25 | Fri 2019-10-25 | 2019-10-25T12:00Z |
month-3 opens           | Sat 2020-01-11 | Mon 2020-01-13 | 2020-01-13T13:00Z | Saturday, Sunday
month-3 closes          | Sat 2020-02-08 | Mon 2020-02-10 | 2020-02-11T05:00Z | Saturday, Sunday
month-3 reminder 1      | Thu 2020-01-16 | Thu 2020-01-16 | 2020-01-16T13:00Z |
month-3 reminder 2      | Thu 2020-01-23 | Thu 2020-01-23 | 2020-01-23T13:00Z |
month-3 reminder 3      | Sat 2020-02-01 | Mon 2020-02-03 | 2020-02-03T13:00Z | Saturday, Sunday
month-12 opens          | Sun 2020-10-11 | Tue 2020-10-13 | 2020-10-13T12:00Z | Sunday, Columbus Day
month-12 closes         | Sun 2020-11-08 | Mon 2020-11-09 | 2020-11-10T05:00Z | Sunday
month-12 reminder 1     | Fri 2020-10-16 | Fri 2020-10-16 | 2020-10-16T12:00Z |
month-12 reminder 2     | Fri 2020-10-23 | Fri 2020-10-23 | 2020-10-23T12:00Z |
month-12 reminder 3     | Sun 2020-11-01 | Mon 2020-11-02 | 2020-11-02T13:00Z | Sunday
focus-group opens       | Tue 2019-12-31 | Tue 2019-12-31 | 2019-12-31T13:00Z |
focus-group closes      | Sat 2020-04-11 | Sat 2020-04-11 | 2020-04-12T04:00Z |
focus-group reminder 1  | Sun 2020-01-05 | Mon 2020-01-06 | 2020-01-06T13:00Z | Sunday
focus-group reminder 2  | Sun 2020-01-12 | Mon 2020-01-13 | 2020-01-13T13:00Z | Sunday
focus-group reminder 3  | Tue 2020-01-21 | Tue 2020-01-21 | 2020-01-21T13:00Z |
`,
  },
  {
    anchors: training('2020-02-06', '2020-02-07'),
    dates: `
baseline opens          | Thu 2020-01-16 | Thu 2020-01-16 | 2020-01-16T13:00Z |
baseline closes         | Thu 2020-02-06 | Thu 2020-02-06 | 2020-02-06T13:00Z |
baseline reminder 1     | Tue 2020-01-21 | Tue 2020-01-21 | 2020-01-21T13:00Z |
baseline reminder 2     | Sun 2020-01-26 | Mon 2020-01-27 | 2020-01-27T13:00Z | Sunday
baseline reminder 3     | Sun 2020-02-02 | Mon 2020-02-03 | 2020-02-03T13:00Z | Sunday
satisfaction opens      | Fri 2020-02-07 | Fri 2020-02-07 | 2020-02-07T22:00Z |
satisfaction closes     | Fri 2020-02-28 | Fri 2020-02-28 | 2020-02-29T05:00Z |
satisfaction reminder 1 | Mon 2020-02-10 | Mon 2020-02-10 | 2020-02-10T13:00Z |
satisfaction reminder 2 | Fri 2020-02-14 | Fri 2020-02-14 | 2020-02-14T13:00Z |
satisfaction reminder 3 | Fri 2020-02-21 | Fri 2020-02-21 | 2020-02-21T13:00Z |
month-3 opens           | Thu 2020-05-07 | Thu 2020-05-07 | 2020-05-07T12:00Z |
month-3 closes          | Thu 2020-06-04 | Thu 2020-06-04 | 2020-06-05T04:00Z |
month-3 reminder 1      | Tue 2020-05-12 | Tue 2020-05-12 | 2020-05-12T12:00Z |
month-3 reminder 2      | Tue 2020-05-19 | Tue 2020-05-19 | 2020-05-19T12:00Z |
month-3 reminder 3      | Thu 2020-05-28 | Thu 2020-05-28 | 2020-05-28T12:00Z |
month-12 opens          | Sun 2021-02-07 | Mon 2021-02-08 | 2021-02-08T13:00Z | Sunday
month-12 closes         | Sun 2021-03-07 | Mon 2021-03-08 | 2021-03-09T05:00Z | Sunday
month-12 reminder 1     | Fri 2021-02-12 | Fri 2021-02-12 | 2021-02-12T13:00Z |
month-12 reminder 2     | Fri 2021-02-19 | Fri 2021-02-19 | 2021-02-19T13:00Z |
month-12 reminder 3     | Sun 2021-02-28 | Mon 2021-03-01 | 2021-03-01T13:00Z | Sunday
focus-group opens       | Sun 2020-04-26 | Fri 2020-04-24 | 2020-04-24T12:00Z | Sunday, Saturday
focus-group closes      | Fri 2020-08-07 | Fri 2020-08-07 | 2020-08-08T04:00Z |
focus-group reminder 1  | Fri 2020-05-01 | Fri 2020-05-01 | 2020-05-01T12:00Z |
focus-group reminder 2  | Fri 2020-05-08 | Fri 2020-05-08 | 2020-05-08T12:00Z |
focus-group reminder 3  | Sun 2020-05-17 | Mon 2020-05-18 | 2020-05-18T12:00Z | Sunday
`,
  },
  {
    anchors: training('2020-04-02', '2020-04-03'),
    dates: `
baseline opens          | Thu 2020-03-12 | Thu 2020-03-12 | 2020-03-12T12:00Z |
baseline closes         | Thu 2020-04-02 | Thu 2020-04-02 | 2020-04-02T12:00Z |
baseline reminder 1     | Tue 2020-03-17 | Wed 2020-03-18 | 2020-03-18T12:00Z | Evacuation Day
baseline reminder 2     | Sun 2020-03-22 | Mon 2020-03-23 | 2020-03-23T12:00Z | Sunday
baseline reminder 3     | Sun 2020-03-29 | Mon 2020-03-30 | 2020-03-30T12:00Z | Sunday
satisfaction opens      | Fri 2020-04-03 | Fri 2020-04-03 | 2020-04-03T21:00Z |
satisfaction closes     | Fri 2020-04-24 | Fri 2020-04-24 | 2020-04-25T04:00Z |
satisfaction reminder 1 | Mon 2020-04-06 | Mon 2020-04-06 | 2020-04-06T12:00Z |
satisfaction reminder 2 | Fri 2020-04-10 | Fri 2020-04-10 | 2020-04-10T12:00Z |
satisfaction reminder 3 | Fri 2020-04-17 | Fri 2020-04-17 | 2020-04-17T12:00Z |
month-3 opens           | Fri 2020-07-03 | Mon 2020-07-06 | 2020-07-06T12:00Z | Independence Day (substitute day), Saturday, Sunday
month-3 closes          | Fri 2020-07-31 | Fri 2020-07-31 | 2020-08-01T04:00Z |
month-3 reminder 1      | Wed 2020-07-08 | Wed 2020-07-08 | 2020-07-08T12:00Z |
month-3 reminder 2      | Wed 2020-07-15 | Wed 2020-07-15 | 2020-07-15T12:00Z |
month-3 reminder 3      | Fri 2020-07-24 | Fri 2020-07-24 | 2020-07-24T12:00Z |
month-12 opens          | Sat 2021-04-03 | Mon 2021-04-05 | 2021-04-05T12:00Z | Saturday, Sunday
month-12 closes         | Sat 2021-05-01 | Mon 2021-05-03 | 2021-05-04T04:00Z | Saturday, Sunday
month-12 reminder 1     | Thu 2021-04-08 | Thu 2021-04-08 | 2021-04-08T12:00Z |
month-12 reminder 2     | Thu 2021-04-15 | Thu 2021-04-15 | 2021-04-15T12:00Z |
month-12 reminder 3     | Sat 2021-04-24 | Mon 2021-04-26 | 2021-04-26T12:00Z | Saturday, Sunday
focus-group opens       | Mon 2020-06-22 | Mon 2020-06-22 | 2020-06-22T12:00Z |
focus-group closes      | Sat 2020-10-03 | Sat 2020-10-03 | 2020-10-04T04:00Z |
focus-group reminder 1  | Sat 2020-06-27 | Mon 2020-06-29 | 2020-06-29T12:00Z | Saturday, Sunday
focus-group reminder 2  | Sat 2020-07-04 | Mon 2020-07-06 | 2020-07-06T12:00Z | Saturday, Sunday
focus-group reminder 3  | Mon 2020-07-13 | Mon 2020-07-13 | 2020-07-13T12:00Z |
`,
  },
];
