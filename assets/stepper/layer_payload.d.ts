// What Python sends of layers beside plain pooling: ui/layers makes it.

/** Numbers between the cells and the result, which the middle pane shows instead: "1 2,3 4" for two steps. */
export interface Parts {
  slices: number;
  rows: number;
  cols: number;
  texts: string;
}

/** What lies over the input, in cells from its upper left corner: a box, the edges of its bins, its samples. */
export interface Marks {
  /** (top, left, bottom, right), as it is typed. */
  box: number[];
  rows: number[];
  cols: number[];
  /** For every step "row,column" of each sample: "0.5,1 0.5,2|…"; "" has none. */
  samples: string;
}
