import { h2, image, link, p, pullQuote, reference, timeline } from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const september =
  'https://www.theguardian.com/world/2025/sep/25/microsoft-blocks-israels-use-of-its-technology-in-mass-surveillance-of-palestinians';
const august =
  'https://www.theguardian.com/world/2025/aug/06/microsoft-israeli-military-palestinian-phone-calls-cloud';
const january = 'https://www.theguardian.com/world/2025/jan/23/israeli-military-gaza-war-microsoft';

/**
 * The page this was written from gives a time, 2:33 pm, and neither a date nor a zone. The Guardian published its
 * report and Microsoft's president wrote to staff on Thursday 25 September 2025, so the day is that one; the zone is
 * that of the paper (site.timeZone, Europe/London), on summer time then: 14:33 BST is 13:33 UTC.
 */
const firstPublishedAt = '2025-09-25T13:33:00.000Z';

/** Written anew from the reporting that `sources` names. The label says whose exclusive it is: it is not ours. */
export const microsoftUnit8200: SeedDocument = {
  _id: 'article-microsoft-unit-8200',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'Microsoft withdraws services from Israeli spy unit that stored Palestinians’ phone calls',
  slug: slug('microsoft-withdraws-services-from-unit-8200'),
  kicker: 'Exclusive to the Guardian',
  standfirst:
    'Unit 8200 loses cloud storage and AI tools after a joint investigation by the Guardian, +972 Magazine and Local Call into a secret archive of intercepted calls',
  section: reference('section-tech'),
  topics: [
    reference('topic-microsoft'),
    reference('topic-surveillance'),
    reference('topic-israel-and-palestine'),
  ],
  bylines: [],
  noByline: true,
  contacts: [reference('person-harry-davies'), reference('person-yuval-abraham')],
  leadImage: image(
    'call-archive.webp',
    'Drawing of a long hall whose shelves are the traces of recorded voices, in black ink; one trace, low on the left, is red.',
    'An archive of voices: sources inside Unit 8200 spoke of taking in “a million calls an hour”, the Guardian reported.',
  ),
  body: [
    p(
      'Microsoft has taken some of its technology out of the hands of Unit 8200, the Israeli military’s signals intelligence corps, over the unit’s use of the company’s servers to keep the telephone calls of Palestinians in Gaza and the West Bank, ',
      link('the Guardian reports', september),
      '.',
    ),
    p(
      'Officials in Israel were told in the week before that the unit was in breach of Microsoft’s terms of service, according to people with knowledge of the exchange. What broke the terms, they said, was the presence on Azure, Microsoft’s cloud, of recordings of civilians’ calls in their millions. How they came to be there was brought to light in August by the Guardian together with +972 Magazine, an Israeli-Palestinian publication, and Local Call, which publishes in Hebrew.',
    ),
    h2('The surveillance operation'),
    p(
      'Unit 8200 is Israel’s foremost interceptor of communications, and its counterpart in the United States is usually said to be the National Security Agency. Azure gave it room and processing power of a kind it had not had before. The archive built there was put at 8,000 terabytes, fed each day with millions of calls; people inside the unit told the reporters that it could deal with “a million calls an hour”.',
    ),
    p(
      'The recordings lay in a Microsoft data centre in the Netherlands. Within a short time of the August report they had been taken out of the country, the Guardian was told, and there were signs that Amazon Web Services was to be their next home. Amazon has not commented, and nor have the Israel Defense Forces (IDF).',
    ),
    p(
      'The system was first turned on the West Bank, where about three million Palestinians live under occupation. During the war it was used for Gaza as well. Intelligence sources said that what was kept on the platform helped to prepare targets for air strikes.',
    ),
    h2('The company’s response and investigation'),
    p(
      'The arrangement goes back to 2021, when Satya Nadella, Microsoft’s chief executive, met Yossi Sariel, who led Unit 8200 at the time. Out of that meeting grew the plan to bring some of the unit’s most sensitive material onto Azure.',
    ),
    p(
      'Once the August report was out, Microsoft had outsiders examine its dealings with the unit. Their findings led it to end access to particular services, among them cloud storage and analytical tools that rest on artificial intelligence.',
    ),
    p(
      'Brad Smith, the company’s vice-chair and president, explained the step to employees in an email that the Guardian has seen. “We do not provide technology to facilitate mass surveillance of civilians,” he wrote. “We have applied this principle in every country around the world, and we have insisted on it repeatedly for more than two decades.”',
    ),
    pullQuote(
      'We do not provide technology to facilitate mass surveillance of civilians.',
      'Brad Smith, vice-chair and president of Microsoft, in an email to staff seen by the Guardian',
    ),
    p(
      'A separate document seen by the newspaper shows a senior Microsoft executive informing Israel’s Ministry of Defense of two things: that there was evidence bearing out central parts of the reporting, and that the services behind the surveillance were being suspended.',
    ),
    h2('Context and reactions'),
    p(
      'No large American technology company had previously withdrawn services from the Israeli military in the course of the war in Gaza. The offensive is close to the end of its second year. More than 65,000 Palestinians have been killed in it, the greater part of them civilians, and those who live are in deep humanitarian distress. A commission of the United Nations has lately found that Israel has committed acts amounting to genocide. Israel denies it; a good many scholars of international law share the commission’s view.',
    ),
    p(
      'Inside and outside Microsoft the pressure had been building. Staff, investors and campaigners have called on it to break with the Israeli military altogether, and a campaign named No Azure for Apartheid has been at the head of protests at its American headquarters and at data centres in Europe.',
    ),
    p(
      'It has not gone so far. The unit has lost certain services; Microsoft’s wider business with the IDF goes on. In Israel, the affair has people asking whether the army’s secrets should be on another company’s machines in another country at all.',
    ),
    h2('Previous investigations'),
    p(
      'This was not the first report of its kind. ',
      link('In January', january),
      ' the Guardian drew on leaked documents to show the IDF leaning more heavily on Azure and on Microsoft’s AI products at the height of the campaign in Gaza. The company looked into it and said that it had found nothing contrary to its terms. It was ',
      link('the fuller account in August', august),
      ' that made it look again, and act.',
    ),
    timeline(
      'From a meeting to a withdrawal',
      [
        '2021',
        'Microsoft’s chief executive, Satya Nadella, meets Yossi Sariel, then commander of Unit 8200.',
      ],
      [
        'January 2025',
        'The Guardian reports on growing use of Azure and AI by the Israeli military. Microsoft finds no breach of its terms.',
      ],
      [
        'August 2025',
        'The Guardian, +972 Magazine and Local Call disclose the archive of calls. Microsoft commissions an external inquiry.',
      ],
      [
        'September 2025',
        'Microsoft tells Israeli officials that it is ending the unit’s access to certain services.',
      ],
    ),
  ],
  summary:
    'Microsoft has ended Unit 8200’s access to some cloud and AI services after concluding that the Israeli intelligence unit kept vast numbers of Palestinian civilians’ calls on Azure. It acted on an investigation by the Guardian, +972 Magazine and Local Call; the rest of its business with the Israeli military continues.',
  keyPoints: [
    'Unit 8200 loses certain cloud storage and AI services; Microsoft’s other contracts with the Israeli military stand.',
    'The archive was put at 8,000 terabytes of intercepted calls, held in a data centre in the Netherlands and since moved.',
    'It is the first time that a large US technology company has withdrawn services from the Israeli military during the war in Gaza.',
    'An earlier inquiry by Microsoft, after reporting in January, had found no breach of its terms.',
  ],
  typeOfWork: 'news',
  sources: [
    {
      _type: 'source',
      outlet: 'The Guardian',
      title: 'Microsoft blocks Israel’s use of its technology in mass surveillance of Palestinians',
      url: september,
      partners: ['+972 Magazine', 'Local Call'],
    },
    {
      _type: 'source',
      outlet: 'The Guardian',
      title: 'The August 2025 investigation into the archive of calls',
      url: august,
      partners: ['+972 Magazine', 'Local Call'],
    },
    {
      _type: 'source',
      outlet: 'The Guardian',
      title: 'The January 2025 report on the Israeli military’s use of Azure and AI',
      url: january,
    },
  ],
  language: 'en',
  firstPublishedAt,
};
