/** How long after its window staff may still record attendance before a booked session counts as held, in seconds. */
export const ATTENDANCE_GRACE_S = 7 * 86_400;
