/**
 * Options of the field that names a document: a search in Studio lists first what has the words there. Studio ranks a field
 * by the preview only if it is shown as it is, and then lists at most a hundred of all documents that have the words.
 */
export const foundFirst = { search: { weight: 10 } };
