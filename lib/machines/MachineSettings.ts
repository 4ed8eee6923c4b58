/** What a newsroom tells other people's programs, from the site's document. Null or empty if not set. */
export type MachineSettings = {
  /** Whether others may train models on its texts. */
  training: 'allowed' | 'refused' | null;
  /** The address of a licence in the format of Really Simple Licensing. */
  licenceUrl: string | null;
  /** An https or mailto address. */
  securityContact: string | null;
  /** Lines of ads.txt. */
  adsTxt: string | null;
  /** Lines of trust.txt beside those that follow from the policies. */
  trustTxt: string | null;
};
