import { findPublicCorrection } from '../../corrections/publicCorrections.ts';
import { isUnderEmbargo } from '../../dates/embargo.ts';
import { isObject } from '../../isObject.ts';
import { publicChannels } from '../../people/publicChannels.ts';
import { correction } from '../../queryResults/correction.ts';
import { publicFields, retractedFields } from './publicFields.ts';

export type StoredDocument = { _id: string; _type: string } & Record<string, unknown>;

/** Stands for people of the newsroom: an import needs two, readers learn of none. */
const requester = 'requester';
const approver = 'approver';

/** Returns true if readers see the document, or something of it, at `now`. An entry is seen only if its story is. */
export const isPublicDocument = (document: StoredDocument, now: Date): boolean => {
  const { _id, _type } = document;
  if (_id.includes('.') || !publicFields.has(_type)) return false;
  if (_type === 'article')
    return (
      isObject(document.slug) &&
      typeof document.slug.current === 'string' &&
      document.slug.current !== '' &&
      !isUnderEmbargo(document.embargoedUntil, now.toISOString())
    );
  if (_type === 'liveEntry') return typeof document.firstPublishedAt === 'string';
  if (_type !== 'correction') return true;
  const { data } = correction.safeParse(document);
  return data !== undefined && findPublicCorrection(data) !== null;
};

type Setting = {
  now: Date;
  /** True for a document that is part of the export, by id. */
  isExported: (id: string) => boolean;
  /** True for a retracted story, by id. */
  isRetracted: (id: string) => boolean;
};

/** A public document without what is not for readers. References to documents that stay behind are weak. */
export const publicDocument = (document: StoredDocument, setting: Setting): StoredDocument => {
  const { _id, _type } = document;
  const isTakenBack = _type === 'article' && Boolean(document.retractedAt);
  const names = isTakenBack ? retractedFields : (publicFields.get(_type) ?? []);
  const kept = names
    .filter((name) => document[name] !== undefined)
    .map((name): [string, unknown] => [name, shownValue(_type, name, document, setting)])
    .filter(([, value]) => value !== undefined);
  return {
    _id,
    _type,
    ...(typeof document._createdAt === 'string' && { _createdAt: document._createdAt }),
    ...Object.fromEntries(kept.map(([name, value]) => [name, withWholeReferences(value, setting)])),
    ...(isTakenBack && insteadOfText),
    ...(_type === 'correction' && people(document)),
  };
};

const retractedWords = 'This story has been retracted.';

/** The schema requires a text. No page of a retracted story shows it. */
const insteadOfText = {
  standfirst: retractedWords,
  body: [
    {
      ...{ _type: 'block', _key: 'retracted', style: 'normal', markDefs: [] },
      children: [{ _type: 'span', _key: 'text', text: retractedWords, marks: [] }],
    },
  ],
};

const people = ({ requestedBy, approvedBy }: StoredDocument): Record<string, string> => ({
  ...(requestedBy ? { requestedBy: requester } : {}),
  ...(approvedBy ? { approvedBy: approvedBy === requestedBy ? requester : approver } : {}),
});

const shownValue = (
  type: string,
  name: string,
  document: StoredDocument,
  { now, isExported, isRetracted }: Setting,
): unknown => {
  const value = document[name];
  if (type === 'person' && name === 'channels')
    return (Array.isArray(value) ? value : []).filter((channel) => publicChannels([channel], now).length > 0);
  if (type === 'site' && name === 'fourEyes' && isObject(value))
    return { off: value.off, since: value.since };
  if (type === 'correction' && passageFields.has(name)) {
    const [text, story] = [document.article, document.liveStory ?? document.article].map((reference) =>
      isObject(reference) ? String(reference._ref) : '',
    ) as [string, string];
    return document.kind !== 'retraction' && isExported(text) && !isRetracted(story) ? value : undefined;
  }
  return value;
};

/** Fields with sentences of the text, which leave with it only. @see withoutPassages */
const passageFields = new Set(['was', 'is', 'changes']);

const isAsset = (id: string): boolean => /^(image|file)-/.test(id);

const withWholeReferences = (value: unknown, setting: Setting): unknown => {
  if (Array.isArray(value)) return value.map((item) => withWholeReferences(item, setting));
  if (!isObject(value)) return value;
  const { _ref } = value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withWholeReferences(inner, setting)]),
  );
  return typeof _ref === 'string' && !isAsset(_ref) && !setting.isExported(_ref)
    ? { ...copy, _weak: true }
    : copy;
};

/** The documents that a document refers to, assets left out. */
export const referencesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  if (typeof value._ref === 'string') return isAsset(value._ref) ? [] : [value._ref];
  return Object.values(value).flatMap(referencesIn);
};

/** The assets that a document refers to. */
export const assetsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(assetsIn);
  if (!isObject(value)) return [];
  if (typeof value._ref === 'string') return isAsset(value._ref) ? [value._ref] : [];
  return Object.values(value).flatMap(assetsIn);
};

/** Replaces references to assets by their files, as an import reads them. @param fileOf null leaves the asset out. */
export const withAssetFiles = (value: unknown, fileOf: (assetId: string) => string | null): unknown => {
  if (Array.isArray(value)) return value.map((item) => withAssetFiles(item, fileOf));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      if (name !== 'asset' || !isObject(inner) || typeof inner._ref !== 'string')
        return [[name, withAssetFiles(inner, fileOf)]];
      const file = fileOf(inner._ref);
      const kind = inner._ref.startsWith('file-') ? 'file' : 'image';
      return file === null ? [] : [['_sanityAsset', `${kind}@${file}`]];
    }),
  );
};
