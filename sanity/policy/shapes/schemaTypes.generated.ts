/** By `npm run typegen`, from Studio's schema: not to be edited. */
import type { SchemaType } from '../../../lib/shapes/SchemaType.ts';

export const schemaTypes: SchemaType[] = [
  {
    "type": "document",
    "name": "article",
    "fields": [
      {
        "type": "string",
        "name": "kicker"
      },
      {
        "type": "string",
        "name": "headline",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "text",
        "name": "standfirst",
        "rules": [
          {
            "flag": "presence"
          },
          {
            "flag": "max",
            "limit": 300
          }
        ]
      },
      {
        "type": "image",
        "name": "leadImage",
        "fields": [
          {
            "type": "string",
            "name": "alt"
          },
          {
            "type": "string",
            "name": "caption"
          },
          {
            "type": "string",
            "name": "credit"
          }
        ]
      },
      {
        "type": "body",
        "name": "body",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "boolean",
        "name": "recheckSummary"
      },
      {
        "type": "text",
        "name": "summary"
      },
      {
        "type": "array",
        "name": "keyPoints",
        "of": [
          {
            "type": "string"
          }
        ]
      },
      {
        "type": "array",
        "name": "bylines",
        "of": [
          {
            "type": "reference"
          }
        ]
      },
      {
        "type": "boolean",
        "name": "noByline",
        "initialValue": false
      },
      {
        "type": "array",
        "name": "contacts",
        "of": [
          {
            "type": "reference"
          }
        ]
      },
      {
        "type": "slug",
        "name": "slug"
      },
      {
        "type": "reference",
        "name": "section",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "array",
        "name": "topics",
        "of": [
          {
            "type": "reference"
          }
        ]
      },
      {
        "type": "string",
        "name": "typeOfWork",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "news",
              "analysis",
              "opinion",
              "explainer",
              "obituary",
              "live"
            ]
          },
          {
            "flag": "presence"
          }
        ],
        "initialValue": "news"
      },
      {
        "type": "string",
        "name": "dateline"
      },
      {
        "type": "string",
        "name": "language",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "en",
              "ar",
              "de",
              "es",
              "fa",
              "fr",
              "he",
              "it",
              "pl",
              "pt",
              "tr",
              "uk"
            ]
          },
          {
            "flag": "presence"
          }
        ],
        "initialValue": "en"
      },
      {
        "type": "array",
        "name": "sources",
        "of": [
          {
            "type": "source"
          }
        ]
      },
      {
        "type": "datetime",
        "name": "embargoedUntil"
      },
      {
        "type": "datetime",
        "name": "firstPublishedAt"
      },
      {
        "type": "datetime",
        "name": "modifiedAt"
      },
      {
        "type": "datetime",
        "name": "retractedAt"
      },
      {
        "type": "datetime",
        "name": "filedAt"
      },
      {
        "type": "string",
        "name": "filedBy"
      },
      {
        "type": "datetime",
        "name": "takenBackAt"
      },
      {
        "type": "string",
        "name": "takenBackBy"
      },
      {
        "type": "datetime",
        "name": "scheduledFor"
      },
      {
        "type": "string",
        "name": "scheduledZone"
      },
      {
        "type": "string",
        "name": "missedBecause"
      },
      {
        "type": "datetime",
        "name": "withdrawnAt"
      },
      {
        "type": "object",
        "name": "withdrawal",
        "fields": [
          {
            "type": "string",
            "name": "requestedBy"
          },
          {
            "type": "datetime",
            "name": "requestedAt"
          },
          {
            "type": "text",
            "name": "reason"
          }
        ]
      },
      {
        "type": "string",
        "name": "startedBy"
      }
    ]
  },
  {
    "type": "document",
    "name": "correction",
    "fields": [
      {
        "type": "datetime",
        "name": "reportedAt"
      },
      {
        "type": "string",
        "name": "reportedVia",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "reader",
              "staff"
            ]
          }
        ],
        "initialValue": "staff"
      },
      {
        "type": "text",
        "name": "reportPassage"
      },
      {
        "type": "text",
        "name": "reportMessage"
      },
      {
        "type": "string",
        "name": "reporterEmail"
      },
      {
        "type": "reference",
        "name": "article",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "kind",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "correction",
              "clarification",
              "editors-note",
              "update",
              "retraction",
              "typo"
            ]
          }
        ]
      },
      {
        "type": "string",
        "name": "severity",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "minor",
              "substantive",
              "serious"
            ]
          }
        ]
      },
      {
        "type": "array",
        "name": "affects",
        "of": [
          {
            "type": "string"
          }
        ],
        "rules": [
          {
            "flag": "valid",
            "values": [
              "headline",
              "standfirst",
              "body",
              "summary",
              "caption",
              "contact",
              "byline"
            ]
          },
          {
            "flag": "valid",
            "values": [
              "headline",
              "standfirst",
              "body",
              "summary",
              "caption",
              "contact",
              "byline"
            ]
          }
        ]
      },
      {
        "type": "text",
        "name": "was"
      },
      {
        "type": "text",
        "name": "is"
      },
      {
        "type": "text",
        "name": "note"
      },
      {
        "type": "text",
        "name": "internalReason"
      },
      {
        "type": "reference",
        "name": "supersedes"
      },
      {
        "type": "string",
        "name": "status",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "reported",
              "accepted",
              "declined",
              "drafted",
              "approved",
              "published",
              "superseded"
            ]
          },
          {
            "flag": "presence"
          }
        ],
        "initialValue": "accepted"
      },
      {
        "type": "text",
        "name": "declineReason"
      },
      {
        "type": "string",
        "name": "requestedBy"
      },
      {
        "type": "string",
        "name": "approvedBy"
      },
      {
        "type": "datetime",
        "name": "approvedAt"
      },
      {
        "type": "string",
        "name": "approvedNote"
      },
      {
        "type": "string",
        "name": "approvedDraft"
      },
      {
        "type": "datetime",
        "name": "publishedAt"
      },
      {
        "type": "string",
        "name": "revisionBefore"
      },
      {
        "type": "string",
        "name": "revisionAfter"
      },
      {
        "type": "array",
        "name": "changes",
        "of": [
          {
            "type": "passageChange"
          }
        ]
      },
      {
        "type": "reference",
        "name": "section"
      },
      {
        "type": "boolean",
        "name": "alone"
      },
      {
        "type": "boolean",
        "name": "addition"
      },
      {
        "type": "number",
        "name": "sequence"
      }
    ]
  },
  {
    "type": "document",
    "name": "person",
    "fields": [
      {
        "type": "string",
        "name": "name",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "slug",
        "name": "slug"
      },
      {
        "type": "string",
        "name": "role"
      },
      {
        "type": "text",
        "name": "biography"
      },
      {
        "type": "image",
        "name": "portrait",
        "fields": [
          {
            "type": "string",
            "name": "alt"
          }
        ]
      },
      {
        "type": "array",
        "name": "channels",
        "of": [
          {
            "type": "channel",
            "initialValue": {
              "isPublic": true
            }
          }
        ]
      },
      {
        "type": "array",
        "name": "expertise",
        "of": [
          {
            "type": "string"
          }
        ]
      },
      {
        "type": "array",
        "name": "languages",
        "of": [
          {
            "type": "string"
          }
        ],
        "rules": [
          {
            "flag": "valid",
            "values": [
              "en",
              "ar",
              "de",
              "es",
              "fa",
              "fr",
              "he",
              "it",
              "pl",
              "pt",
              "tr",
              "uk"
            ]
          }
        ]
      },
      {
        "type": "array",
        "name": "beats",
        "of": [
          {
            "type": "reference"
          }
        ]
      }
    ]
  },
  {
    "type": "document",
    "name": "section",
    "fields": [
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "slug",
        "name": "slug"
      },
      {
        "type": "text",
        "name": "description"
      },
      {
        "type": "number",
        "name": "order",
        "rules": [
          {
            "flag": "min",
            "limit": 0
          }
        ]
      }
    ]
  },
  {
    "type": "document",
    "name": "topic",
    "fields": [
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "slug",
        "name": "slug"
      },
      {
        "type": "text",
        "name": "description"
      }
    ]
  },
  {
    "type": "document",
    "name": "page",
    "fields": [
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "slug",
        "name": "slug"
      },
      {
        "type": "text",
        "name": "standfirst",
        "rules": [
          {
            "flag": "max",
            "limit": 300
          }
        ]
      },
      {
        "type": "body",
        "name": "body",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "text",
        "name": "summary"
      },
      {
        "type": "boolean",
        "name": "isTips",
        "initialValue": false
      }
    ]
  },
  {
    "type": "document",
    "name": "site",
    "fields": [
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "tagline"
      },
      {
        "type": "string",
        "name": "timeZone",
        "rules": [
          {
            "flag": "presence"
          }
        ],
        "initialValue": "Europe/London"
      },
      {
        "type": "string",
        "name": "language",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "en",
              "ar",
              "de",
              "es",
              "fa",
              "fr",
              "he",
              "it",
              "pl",
              "pt",
              "tr",
              "uk"
            ]
          },
          {
            "flag": "presence"
          }
        ],
        "initialValue": "en"
      },
      {
        "type": "string",
        "name": "noBylineLine",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "correctionsEmail"
      },
      {
        "type": "object",
        "name": "publisher",
        "fields": [
          {
            "type": "string",
            "name": "name",
            "rules": [
              {
                "flag": "presence"
              }
            ]
          },
          {
            "type": "string",
            "name": "legalName"
          },
          {
            "type": "image",
            "name": "logo",
            "fields": [
              {
                "type": "string",
                "name": "alt"
              }
            ]
          }
        ]
      },
      {
        "type": "object",
        "name": "fourEyes",
        "fields": [
          {
            "type": "boolean",
            "name": "off"
          },
          {
            "type": "datetime",
            "name": "since"
          },
          {
            "type": "string",
            "name": "by"
          },
          {
            "type": "array",
            "name": "log",
            "of": [
              {
                "type": "fourEyesSwitch"
              }
            ]
          }
        ]
      },
      {
        "type": "reference",
        "name": "correctionsPolicy"
      },
      {
        "type": "reference",
        "name": "ethicsPolicy"
      },
      {
        "type": "reference",
        "name": "publishingPrinciples"
      },
      {
        "type": "reference",
        "name": "masthead"
      },
      {
        "type": "reference",
        "name": "ownershipFundingInfo"
      },
      {
        "type": "reference",
        "name": "actionableFeedbackPolicy"
      },
      {
        "type": "reference",
        "name": "noBylinesPolicy"
      },
      {
        "type": "reference",
        "name": "tips"
      }
    ]
  },
  {
    "type": "document",
    "name": "redirect",
    "fields": [
      {
        "type": "string",
        "name": "from",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "to",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      }
    ]
  },
  {
    "type": "document",
    "name": "correctionRecord",
    "fields": [
      {
        "type": "reference",
        "name": "correction"
      },
      {
        "type": "text",
        "name": "internalReason"
      },
      {
        "type": "text",
        "name": "reportMessage"
      },
      {
        "type": "text",
        "name": "reportPassage"
      },
      {
        "type": "string",
        "name": "reporterEmail"
      }
    ]
  },
  {
    "type": "document",
    "name": "privateContact",
    "fields": [
      {
        "type": "reference",
        "name": "person"
      },
      {
        "type": "array",
        "name": "channels",
        "of": [
          {
            "type": "channel"
          }
        ]
      }
    ]
  },
  {
    "type": "array",
    "name": "body",
    "of": [
      {
        "type": "block",
        "of": [],
        "styles": [
          "normal",
          "h2",
          "h3",
          "blockquote"
        ],
        "lists": [
          "bullet",
          "number"
        ],
        "decorators": [
          "strong",
          "em"
        ],
        "annotations": [
          {
            "type": "object",
            "name": "link",
            "fields": [
              {
                "type": "url",
                "name": "href",
                "rules": [
                  {
                    "flag": "presence"
                  },
                  {
                    "flag": "uri",
                    "schemes": [
                      "https",
                      "http",
                      "mailto",
                      "tel"
                    ],
                    "allowRelative": true
                  }
                ]
              }
            ]
          }
        ]
      },
      {
        "type": "image",
        "fields": [
          {
            "type": "string",
            "name": "alt"
          },
          {
            "type": "string",
            "name": "caption"
          },
          {
            "type": "string",
            "name": "credit"
          }
        ],
        "rules": [
          {
            "flag": "assetRequired"
          }
        ]
      },
      {
        "type": "pullQuote"
      },
      {
        "type": "factBox"
      },
      {
        "type": "table"
      },
      {
        "type": "timeline"
      },
      {
        "type": "relatedStory"
      },
      {
        "type": "embed"
      }
    ]
  },
  {
    "type": "array",
    "name": "simpleText",
    "of": [
      {
        "type": "block",
        "of": [],
        "styles": [
          "normal"
        ],
        "lists": [
          "bullet",
          "number"
        ],
        "decorators": [
          "strong",
          "em"
        ],
        "annotations": [
          {
            "type": "object",
            "name": "link",
            "fields": [
              {
                "type": "url",
                "name": "href",
                "rules": [
                  {
                    "flag": "presence"
                  },
                  {
                    "flag": "uri",
                    "schemes": [
                      "https",
                      "http",
                      "mailto",
                      "tel"
                    ],
                    "allowRelative": true
                  }
                ]
              }
            ]
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "channel",
    "fields": [
      {
        "type": "string",
        "name": "kind",
        "rules": [
          {
            "flag": "valid",
            "values": [
              "email",
              "signal",
              "securedrop",
              "pgp",
              "phone",
              "web",
              "social"
            ]
          },
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "value",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "label"
      },
      {
        "type": "string",
        "name": "fingerprint"
      },
      {
        "type": "datetime",
        "name": "verifiedAt"
      },
      {
        "type": "datetime",
        "name": "expiresAt"
      },
      {
        "type": "boolean",
        "name": "isPlaceholder",
        "initialValue": false
      },
      {
        "type": "boolean",
        "name": "isPublic"
      }
    ]
  },
  {
    "type": "object",
    "name": "passageChange",
    "fields": [
      {
        "type": "string",
        "name": "path"
      },
      {
        "type": "string",
        "name": "block"
      },
      {
        "type": "text",
        "name": "was"
      },
      {
        "type": "text",
        "name": "is"
      },
      {
        "type": "boolean",
        "name": "isAbridged"
      }
    ]
  },
  {
    "type": "object",
    "name": "fourEyesSwitch",
    "fields": [
      {
        "type": "boolean",
        "name": "off"
      },
      {
        "type": "datetime",
        "name": "at"
      },
      {
        "type": "string",
        "name": "by"
      }
    ]
  },
  {
    "type": "object",
    "name": "source",
    "fields": [
      {
        "type": "string",
        "name": "outlet",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "string",
        "name": "title"
      },
      {
        "type": "url",
        "name": "url",
        "rules": [
          {
            "flag": "uri",
            "schemes": [
              "https",
              "http"
            ],
            "allowRelative": false
          }
        ]
      },
      {
        "type": "array",
        "name": "partners",
        "of": [
          {
            "type": "string"
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "pullQuote",
    "fields": [
      {
        "type": "text",
        "name": "quote",
        "rules": [
          {
            "flag": "presence"
          },
          {
            "flag": "max",
            "limit": 300
          }
        ]
      },
      {
        "type": "string",
        "name": "attribution",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "factBox",
    "fields": [
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "simpleText",
        "name": "body",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "table",
    "fields": [
      {
        "type": "string",
        "name": "caption",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "array",
        "name": "rows",
        "of": [
          {
            "type": "tableRow"
          }
        ],
        "rules": [
          {
            "flag": "presence"
          },
          {
            "flag": "min",
            "limit": 2
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "tableRow",
    "fields": [
      {
        "type": "array",
        "name": "cells",
        "of": [
          {
            "type": "string"
          }
        ],
        "rules": [
          {
            "flag": "presence"
          },
          {
            "flag": "min",
            "limit": 1
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "timeline",
    "fields": [
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "array",
        "name": "events",
        "of": [
          {
            "type": "timelineEvent"
          }
        ],
        "rules": [
          {
            "flag": "presence"
          },
          {
            "flag": "min",
            "limit": 2
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "timelineEvent",
    "fields": [
      {
        "type": "string",
        "name": "date",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      },
      {
        "type": "text",
        "name": "text",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "relatedStory",
    "fields": [
      {
        "type": "reference",
        "name": "article",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      }
    ]
  },
  {
    "type": "object",
    "name": "embed",
    "fields": [
      {
        "type": "url",
        "name": "url",
        "rules": [
          {
            "flag": "presence"
          },
          {
            "flag": "uri",
            "schemes": [
              "https"
            ],
            "allowRelative": false
          }
        ]
      },
      {
        "type": "string",
        "name": "title",
        "rules": [
          {
            "flag": "presence"
          }
        ]
      }
    ]
  }
];
