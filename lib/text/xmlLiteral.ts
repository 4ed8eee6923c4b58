/**
 * Text for xmlbuilder2, which writes what looks like an entity as it is: `&lt;` in words would become `<`, and `A&B;`
 * would name an entity that no document declares.
 */
export const xmlLiteral = (text: string): string => text.replaceAll('&', '&amp;');
