/** No group with fewer people than this is described by numbers (staff cannot tell who answered what). */
export const FEWEST = 5;

/** Fewer texts than this are not shown: a way of writing is easier to recognize than a number. */
export const FEWEST_TEXTS = 8;
