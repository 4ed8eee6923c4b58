/** Hours and minutes as people type them: `14:05`, `14.05`, `1405`, `9`, `2 pm`, `2:05 pm`. */
const typedPattern = /^(\d{1,2})(?:[:.h ]?(\d{2}))? ?(am|pm)?$/u;

/** The time as a wall clock of 24 hours has it, `14:05`; null if it is none. */
export const findClockTime = (typed: string): string | null => {
  const [, hours = '', minutes = '00', half] = typedPattern.exec(typed.trim().toLowerCase()) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  const isOfHalf = Number(hours) >= 1 && Number(hours) <= 12;
  if (half ? !isOfHalf : Number(hours) > 23) return null;
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
};
