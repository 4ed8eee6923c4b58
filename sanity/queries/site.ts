import { defineQuery } from 'groq';
import { image, link } from './fragments.ts';

/** The publication, its sections and its policies. The number `order` of a section counts if no list has it. */
export const siteQuery = defineQuery(`{
  "site": *[_id == "site"][0]{
    _id, title, tagline, timeZone, language, noBylineLine, fourEyes{off, since},
    "sectionOrder": sections[]._ref,
    look{accentLight, accentDark, mark{${image}}, frontParts, storyParts},
    publisher{name, legalName, logo{${image}}},
    correctionsPolicy->{${link}},
    ethicsPolicy->{${link}},
    publishingPrinciples->{${link}},
    masthead->{${link}},
    ownershipFundingInfo->{${link}},
    actionableFeedbackPolicy->{${link}},
    noBylinesPolicy->{${link}},
    tips->{${link}},
    pictureLicence->{${link}}
  },
  "sections": *[_type == "section" && defined(slug.current)] | order(order asc, title asc){_id, ${link}}
}`);

/** What the newsroom tells other people's programs. */
export const machineSettingsQuery = defineQuery(`*[_id == "site"][0]{
  _id, training, licenceUrl, securityContact, adsTxt, trustTxt
}`);
