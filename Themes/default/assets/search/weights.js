// The few numbers of the ranking, as Sources/SearchRanking/RankingWeights.swift has them and tells what each is.

export const weights = {
  title: 8,
  tags: 3,
  path: 3,
  heading: 4,
  outerHeadings: 1,
  prose: 1,
  code: 0.4,
  caption: 1,

  saturation: 1.5,
  sizeShare: 0.5,
  repeats: 2,

  inflected: 0.8,
  completed: 0.5,
  begun: 0.2,
  related: 0.3,
  corrected: 0.8,
  joined: 0.7,

  coverage: 1,
  section: 0.4,
  adjacent: 0.3,
  adjacentInName: 0.8,
  wholeTitle: 1,
  wholeHeading: 0.3,
  capitals: 0.2,
  option: 1,
};

/** By the number of the field. */
export const fieldWeights = [
  weights.title, weights.tags, weights.path, weights.heading, weights.outerHeadings, weights.prose, weights.code,
  weights.caption,
];
