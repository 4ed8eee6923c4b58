import { personPath } from '../../lib/addresses.ts';
import type { Contact } from '../../lib/articles/Article.ts';
import { formatDay } from '../../lib/dates/newsroomDate.ts';
import { listNames } from '../../lib/people/byline.ts';
import { type Channel, findChannelLink } from '../../lib/people/publicChannels.ts';
import type { Site } from '../../lib/site.ts';
import { withoutEditMarks } from '../../lib/text/editMarks.ts';
import { channelKinds, titleOf } from '../../lib/vocabulary.ts';
import { Moment } from '../page/Moment.tsx';

/** A contact method of a person, with the dates of its validity. */
const ChannelEntry = ({ channel, site }: { channel: Channel; site: Site }) => {
  const { kind, value, label, fingerprint, verifiedAt, expiresAt, isPlaceholder } = channel;
  const link = findChannelLink(channel);
  return (
    <>
      <dt>{titleOf(channelKinds, kind)}</dt>
      <dd>
        {link ? <a href={link}>{label ?? value}</a> : (label ?? value)}
        {label && withoutEditMarks(label) !== value && <small>{value}</small>}
        {fingerprint && (
          <small>
            Fingerprint <code>{fingerprint}</code>
          </small>
        )}
        {verifiedAt && (
          <small>
            Verified <Moment at={verifiedAt} site={site} format={formatDay} />
            {expiresAt && (
              <>
                , valid until <Moment at={expiresAt} site={site} format={formatDay} />
              </>
            )}
          </small>
        )}
        {isPlaceholder && <small>A placeholder: nobody reads this address.</small>}
      </dd>
    </>
  );
};

/** The public, valid contact methods of a person. */
export const Channels = ({ contact, site }: { contact: Contact; site: Site }) => (
  <dl>
    {contact.channels.map((channel) => (
      <ChannelEntry key={`${channel.kind} ${channel.value}`} channel={channel} site={site} />
    ))}
  </dl>
);

const ContactCard = ({ contact, site }: { contact: Contact; site: Site }) => (
  <div className="contact">
    <h3>
      {contact.slug ? <a href={personPath(contact.slug)}>{contact.name}</a> : contact.name}
      {contact.role && `, ${contact.role}`}
    </h3>
    {contact.channels.length > 0 && <Channels contact={contact} site={site} />}
  </div>
);

/** “Do you know more?”: the contacts of the story's people, read from their documents. */
export const Contacts = ({ contacts, site }: { contacts: Contact[]; site: Site }) =>
  contacts.length > 0 ? (
    <section className="story-part contacts" aria-labelledby="contacts">
      <h2 id="contacts">Do you know more? Contact {listNames(contacts.map(({ name }) => name))}</h2>
      {contacts.map((contact) => (
        <ContactCard key={contact.slug ?? contact.name} contact={contact} site={site} />
      ))}
    </section>
  ) : null;
