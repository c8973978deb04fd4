/** Someone who does not exist. */
interface InventedPerson {
  name: string;
  email: string;
}

// Sixteen and thirty-one have no common divisor: the first 496 people have different names.
const FIRST =
  'Amara Benjamin Chloé Daniel Elena Farid Grace Hiroshi Ingrid José Katarzyna Liam Mei Nadia Omar Priya'.split(
    ' ',
  );
const LAST =
  'Abara Bergström Castillo Doyle Eriksen Fontaine Goldberg Haddad Ivanova Jensen Kowalski Lindqvist Mbeki Nakamura Okafor O’Brien Núñez Petrov Quinn Rosenthal Santos Tanaka Ueda Vasquez Whitfield Xu Yilmaz Zimmermann Ahlberg Baptiste Cohen'.split(
    ' ',
  );

/** People from number `from` on (0 is the first); the same numbers give the same people. */
export const inventedPeople = (count: number, from = 0): InventedPerson[] =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const name = `Dr. ${FIRST[number % FIRST.length]} ${LAST[number % LAST.length]}`;
    return { name, email: `doctor${number + 1}@hospital.example` };
  });
