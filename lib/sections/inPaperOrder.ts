/**
 * Sections in the order that editors gave them. Sections that are not in the list follow in the order that they have.
 *
 * @param order ids of sections.
 */
export const inPaperOrder = <Section>(
  sections: readonly Section[],
  order: readonly string[],
  idOf: (section: Section) => string,
): Section[] => {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (section: Section): number => places.get(idOf(section)) ?? order.length;
  return sections.toSorted((a, b) => placeOf(a) - placeOf(b));
};
