/** Facts about a design or one of its sources on which an entry of a catalogue may depend. */
export type Trait =
  // of the design
  | 'loads' // some source is copied
  | 'scheduled' // some job is started by the clock
  | 'scoped' // viewers see different rows
  | 'replicated' // several instances
  | 'cached' // reads go through a cache
  | 'redraws' // open pages redraw by themselves
  | 'follows' // a thread of the app follows a stream
  | 'stored' // the design keeps a copy of its own
  | 'personal' // data about people
  | 'signed_in' // viewers are known
  | 'exports'
  | 'resident' // the data may not leave a region
  | 'quarantines' // bad rows are kept
  | 'unregulated' // no regime applies
  | 'vendors' // a hosted API, warehouse or vendor sees the data
  // of a source
  | 'postgres'
  | 'in_place' // pages read it where it is
  | 'copied'
  | 'shared' // others use its server
  | 'replica'
  | 'deletes' // rows can disappear
  | 'incremental'
  | 'offset_paging'
  | 'expiring_token'
  | 'brokered';

/** When an entry concerns a design. Every part that is present has to hold; any value of a list will do. */
export interface Condition {
  readonly kinds?: readonly string[];
  /** Topic → the options under which it concerns the design, or the source. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly traits?: readonly Trait[];
  readonly regimes?: readonly string[];
  readonly classes?: readonly string[];
  readonly personalData?: readonly string[];
}
