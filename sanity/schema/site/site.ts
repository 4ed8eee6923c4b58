import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe';
import { type ConditionalPropertyCallbackContext, defineArrayMember, defineField, defineType } from 'sanity';
import { isContactAddress, trustTxtProblem } from '../../../lib/machines/machineProblem.ts';
import { isAdministrator } from '../../../lib/roles.ts';
import { isTimeZone } from '../../../lib/shapes/formats.ts';
import type { Theme } from '../../../lib/theme/Theme.ts';
import { languages } from '../../../lib/vocabulary.ts';
import { hasWords } from '../../../lib/words/languageOfWords.ts';
import { PaperLanguage } from '../../studio/inputs/PaperLanguage.tsx';
import { SectionOrder } from '../../studio/inputs/SectionOrder.tsx';
import { StaffName } from '../../studio/inputs/StaffName.tsx';
import { readOnlyByType } from '../../studio/newsroom/readOnlyByType.ts';
import { rolesOf } from '../../studio/newsroom/rolesOf.ts';
import { checkRights } from '../picture/checkRights.ts';
import { altField } from '../picture/pictureFields.ts';
import { lookField } from './look.ts';

const maxSections = 100;
/** In characters. */
const maxLines = 20_000;

const policyField = (name: string, title: string, description: string) =>
  defineField({ name, title, description, type: 'reference', to: [{ type: 'page' }], group: 'policies' });

const isOfAdministrators = ({ currentUser }: ConditionalPropertyCallbackContext): boolean =>
  isAdministrator(rolesOf(currentUser));

const paperFields = [
  defineField({
    name: 'title',
    title: 'Name of the paper',
    type: 'string',
    group: 'paper',
    validation: (rule) => rule.required(),
  }),
  defineField({ name: 'tagline', title: 'Line under the name', type: 'string', group: 'paper' }),
  defineField({
    name: 'timeZone',
    title: 'Time zone',
    type: 'string',
    group: 'paper',
    description: 'The zone of all times that readers see, such as Europe/London.',
    initialValue: 'Europe/London',
    validation: (rule) =>
      rule
        .required()
        .custom(
          (zone) => !zone || isTimeZone(zone) || 'Write a name from the IANA list, such as Europe/London.',
        ),
  }),
  defineField({
    name: 'language',
    title: 'Language',
    type: 'string',
    group: 'paper',
    description: 'Of the words, dates and numbers on readers’ pages. A story may be in another.',
    initialValue: 'en',
    options: { list: [...languages] },
    components: { input: PaperLanguage },
    validation: (rule) => [
      rule.required(),
      rule
        .custom(
          (language) =>
            !language ||
            hasWords(language) ||
            'Readers’ pages have no words in this language. Dates and numbers are in it, the words are English.',
        )
        .warning(),
    ],
  }),
  defineField({
    name: 'sections',
    title: 'Order of the sections',
    type: 'array',
    group: 'paper',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'section' }], weak: true })],
    components: { input: SectionOrder },
    description:
      'In the navigation, on the front page and in the choice of a section. Drag a section by its handle. To move it by keyboard, press Space on its handle, then the arrow keys, then Space. Sections that are not in the list follow by name.',
    validation: (rule) =>
      rule.unique().max(maxSections).error(`Each section once, and at most ${maxSections}.`),
  }),
  defineField({
    name: 'noBylineLine',
    title: 'Line for a story without a byline',
    type: 'string',
    group: 'paper',
    description: 'Shown in place of the names.',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'correctionsEmail',
    title: 'Address for corrections',
    type: 'string',
    group: 'paper',
    validation: (rule) => rule.email(),
  }),
];

const otherFields = [
  defineField({
    name: 'publisher',
    title: 'Publisher',
    type: 'object',
    group: 'publisher',
    fields: [
      defineField({ name: 'name', title: 'Name', type: 'string', validation: (rule) => rule.required() }),
      defineField({ name: 'legalName', title: 'Legal name', type: 'string' }),
      defineField({
        name: 'logo',
        title: 'Logo',
        type: 'image',
        fields: [altField],
        validation: checkRights,
      }),
    ],
  }),
  defineField({
    name: 'fourEyes',
    title: 'Four eyes',
    type: 'object',
    group: 'policies',
    description:
      'A second person approves each correction. If a newsroom of one switches this off, the corrections policy and each note say so.',
    readOnly: (context) => !isOfAdministrators(context),
    hidden: (context) => !isOfAdministrators(context),
    fields: [
      defineField({ name: 'off', title: 'Switched off', type: 'boolean' }),
      defineField({ name: 'since', title: 'Since', type: 'datetime', readOnly: true }),
      defineField({
        name: 'by',
        title: 'By',
        type: 'string',
        readOnly: true,
        components: { input: StaffName },
      }),
      defineField({
        name: 'log',
        title: 'History',
        type: 'array',
        of: [defineArrayMember({ type: 'fourEyesSwitch' })],
        readOnly: true,
      }),
    ],
  }),
  policyField('correctionsPolicy', 'Corrections', 'How mistakes are put right.'),
  policyField('ethicsPolicy', 'Ethics', 'What reporters may and may not do.'),
  policyField('publishingPrinciples', 'Publishing principles', 'What the paper stands for.'),
  policyField('masthead', 'Masthead', 'Who makes it.'),
  policyField('ownershipFundingInfo', 'Ownership and funding', 'Who owns it and who pays.'),
  policyField('actionableFeedbackPolicy', 'Feedback', 'How readers reach the newsroom.'),
  policyField('noBylinesPolicy', 'Stories without bylines', 'When and why a story names nobody.'),
  policyField('pictureLicence', 'Use of pictures', 'How others may license the paper’s pictures.'),
  policyField('tips', 'Tips', 'How a source gets in touch safely.'),
  defineField({
    name: 'training',
    title: 'Training of AI models',
    type: 'string',
    group: 'machines',
    description: 'Stands in robots.txt and trust.txt. It asks; it cannot prevent.',
    options: {
      list: [
        { value: 'refused', title: 'Not with our texts' },
        { value: 'allowed', title: 'Allowed' },
        { value: 'unstated', title: 'We say nothing' },
      ],
      layout: 'radio',
    },
  }),
  defineField({
    name: 'licenceUrl',
    title: 'Licence for machines',
    type: 'url',
    group: 'machines',
    description: 'The address of a licence file of Really Simple Licensing. It is named in robots.txt.',
  }),
  defineField({
    name: 'securityContact',
    title: 'Contact for security flaws',
    type: 'string',
    group: 'machines',
    description:
      'Such as mailto:security@example.org or the https address of a form. It is served as /.well-known/security.txt.',
    validation: (rule) =>
      rule.custom(
        (contact) =>
          !contact || isContactAddress(contact) || 'Write an address that starts with mailto: or https://.',
      ),
  }),
  defineField({
    name: 'trustTxt',
    title: 'Lines of trust.txt',
    type: 'text',
    rows: 4,
    group: 'machines',
    description:
      'Memberships and own channels, a line each, such as belongto=https://example.org. The policies are added by themselves.',
    validation: (rule) => rule.max(maxLines).custom((lines) => (lines && trustTxtProblem(lines)) || true),
  }),
  defineField({
    name: 'adsTxt',
    title: 'Lines of ads.txt',
    type: 'text',
    rows: 4,
    group: 'machines',
    description: 'Who may sell advertisements. Without a line, there is no /ads.txt.',
    validation: (rule) => rule.max(maxLines),
  }),
];

/** The document with the id `site`: publisher, policies and settings. */
export const siteFor = (theme: Theme) =>
  defineType({
    name: 'site',
    title: 'Site',
    type: 'document',
    icon: EarthGlobeIcon,
    readOnly: readOnlyByType('site'),
    groups: [
      { name: 'paper', title: 'The paper', default: true },
      { name: 'look', title: 'Look' },
      { name: 'publisher', title: 'Publisher' },
      { name: 'policies', title: 'Policies' },
      { name: 'machines', title: 'For machines' },
    ],
    fields: [...paperFields, lookField(theme), ...otherFields],
    preview: { select: { title: 'title', subtitle: 'tagline' } },
  });
