/**
 * How many people make a focus group: under six the talk is carried by a few, over ten not everybody speaks. The range
 * that handbooks of the method give; a program that wants another has to say so here.
 */
export const GROUP_SIZE = { from: 6, to: 10 } as const;

/** Seats for each person who is wanted in the room: about one in four who booked does not come. */
export const OVER_BOOKING = 1.33;

/** The seats to offer so that about `size` people come. */
export const seatsFor = (size: number): number => Math.ceil(size * OVER_BOOKING - 1e-9);

/** About how many come of so many who may book. */
export const willCome = (people: number): number => people / OVER_BOOKING;
