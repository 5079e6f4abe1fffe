package tally

import (
	"iter"
	"strings"
)

// AgencyRow is an agency.
type AgencyRow struct {
	ID       string `parquet:"id"`
	Name     string `parquet:"name"`
	State    string `parquet:"state,dict"`
	Kind     string `parquet:"kind,dict"`
	NotKnown string `parquet:"not_known,dict"` // topics
}

// ClassRow puts an agency into a class of hosts or of aids on a topic.
type ClassRow struct {
	Topic  string `parquet:"topic,dict"`
	Role   string `parquet:"role,dict"` // host, aid
	Class  int32  `parquet:"class"`
	Agency string `parquet:"agency,dict"`
	Bound  int32  `parquet:"bound"`
}

// TieRow says what ties agencies of one bound, as hosts, to those of another.
// Where there is no row the tie is 0: nothing was agreed on the topic.
type TieRow struct {
	Topic string `parquet:"topic,dict"`
	Host  int32  `parquet:"host_bound"`
	Aid   int32  `parquet:"aid_bound"`
	Tie   int32  `parquet:"tie"`
}

// PairRow is what every host of one class meets with every aid of another, where
// they have that tie.
type PairRow struct {
	Topic    string `parquet:"topic,dict"`
	Tie      int32  `parquet:"tie"`
	Host     int32  `parquet:"host_class"`
	Aid      int32  `parquet:"aid_class"`
	Worst    string `parquet:"worst,dict"`
	Errors   int32  `parquet:"errors"`
	Warnings int32  `parquet:"warnings"`
	Notes    int32  `parquet:"notes"`
	Pairs    int64  `parquet:"agency_pairs"`
}

// Join is the SQL, as DuckDB reads it, that expands the tables to one row for
// every pair of agencies and topic.
const Join = `SELECT h.agency AS host, a.agency AS aid, p.topic, p.worst, p.errors, p.warnings, p.notes
FROM pairs p
JOIN classes h ON h.role = 'host' AND h.topic = p.topic AND h.class = p.host_class
JOIN classes a ON a.role = 'aid' AND a.topic = p.topic AND a.class = p.aid_class
LEFT JOIN ties t ON t.topic = p.topic AND t.host_bound = h.bound AND t.aid_bound = a.bound
WHERE h.agency <> a.agency AND coalesce(t.tie, 0) = p.tie`

// AgencyRows are all agencies.
func (t *Tally) AgencyRows() iter.Seq[AgencyRow] {
	return func(yield func(AgencyRow) bool) {
		for i := range t.Agencies {
			a := &t.Agencies[i]
			if !yield(AgencyRow{a.ID, a.Name, a.State, a.Kind, spacedList(a.NotKnown)}) {
				return
			}
		}
	}
}

// ClassRows is the table of holders.
func (t *Tally) ClassRows() iter.Seq[ClassRow] {
	return func(yield func(ClassRow) bool) {
		for _, x := range t.topics {
			for _, role := range []struct {
				name string
				of   []int32
			}{{"host", x.hostOf}, {"aid", x.aidOf}} {
				for i := range t.Agencies {
					if !yield(ClassRow{x.id, role.name, role.of[i], t.Agencies[i].ID, t.Agencies[i].Bound}) {
						return
					}
				}
			}
		}
	}
}

// TieRows are the ties other than 0.
func (t *Tally) TieRows() iter.Seq[TieRow] {
	return func(yield func(TieRow) bool) {
		for _, x := range t.topics {
			for host, bonds := range t.bonds {
				for _, b := range bonds {
					if tie := x.tieOf[b.relation]; tie != 0 && !yield(TieRow{x.id, int32(host), b.bound, tie}) {
						return
					}
				}
			}
		}
	}
}

// PairRows are all pairs of classes between which there are pairs of agencies,
// by topic, host, tie and aid. They are worked out as they are asked for. With a
// standing only those that come to it.
func (t *Tally) PairRows(standing string) iter.Seq[PairRow] {
	return func(yield func(PairRow) bool) {
		for _, x := range t.topics {
			c := newCounter(t.Survey, t.bonds, &x.sorting, nil, nil)
			for at, host := range c.hosts {
				more := true
				c.each(at, func(tie, aid int32, n int64) {
					if !more {
						return
					}
					w := x.weight(t.Result, t.weights, tie, host, aid)
					worst := Standings()[x.standing(w, host, aid)]
					if standing == "" || standing == worst {
						more = yield(PairRow{x.id, tie, host, aid, worst, w.errors, w.warnings, w.notes, n})
					}
				})
				if !more {
					return
				}
			}
		}
	}
}

// Rows counts the rows of PairRows.
func (t *Tally) Rows() (n int64) {
	for _, s := range t.shares {
		for _, rows := range s.rows {
			n += rows
		}
	}
	return n
}

// Query is Join over the files of a result.
var Query = strings.NewReplacer("FROM pairs p", "FROM 'pairs.parquet' p", "JOIN classes ", "JOIN 'classes.parquet' ", "JOIN ties ", "JOIN 'ties.parquet' ").Replace(Join)
