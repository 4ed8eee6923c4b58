/** The key of a person's setting in the lake. Its value is false if the person wants no mails about “For me”. */
export const mailSetting = 'copydesk.mail';
