/** What a build puts in front of the service worker. Addresses are relative to the site. */
declare const HUB: {
  /** the digest of everything in `shell` */
  version: string;
  /** the page that says what can be read without a connection */
  offline: string;
  /** what every page needs to look and work as it should, each with the digest that the browser checks, if any */
  shell: [string, string][];
  /** what is worth having without a connection, the most useful first, each with a digest */
  pages: [string, string][];
};
