// Package region holds sets of circumstances and answers questions about them.
//
// A Space is a list of dimensions, each an enumeration of at most 64 atoms. A
// Cell picks one atom of each dimension; a Region is a set of cells, kept as
// boxes with boxes taken out of them. A usual space has fourteen dimensions and
// millions of cells, so nothing here lists cells or cuts a region into disjoint
// boxes: every question becomes "which is the first cell of this box that none
// of these others holds?", asked of a depth-first search that remembers its
// failures and, where that search grows too long, of a SAT solver.
//
// Regions and boxes belong to the space whose dimensions they were written for.
// Mixing boxes of different lengths is a programming error and panics.
package region
