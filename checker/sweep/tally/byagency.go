package tally

import (
	"encoding/binary"
	"iter"
	"slices"
	"strings"
	"sync/atomic"

	"roe.example/checker/internal/cores"
	"roe.example/checker/internal/plain"
)

// AgencyPairRow is one conflict of a pair of agencies in words, or that there is
// none.
type AgencyPairRow struct {
	Host     string `parquet:"host,dict"`
	HostName string `parquet:"host_name,dict"`
	Aid      string `parquet:"aid,dict"`
	AidName  string `parquet:"aid_name,dict"`
	// Agreement: one holds between the two that day.
	Agreement string `parquet:"agreement,dict"` // yes, no
	Topic     string `parquet:"topic,dict"`
	// Severity of the conflict; or not-known, where more may be found on the topic;
	// or clear, where nothing was found on any topic.
	Severity string `parquet:"severity,dict"`
	Action   string `parquet:"action,dict"`
	Conflict string `parquet:"conflict,dict"`
	HostSays string `parquet:"host_says,dict"`
	AidSays  string `parquet:"aid_says,dict"`
	Rule     string `parquet:"rule,dict"`
}

// AgencyPairRows are the conflicts of all pairs of one host, or of one aid, or
// of both: of each aid with that host, of each host with that aid. The place -1
// is any agency. With a standing only those of it.
func (t *Tally) AgencyPairRows(host, aid int, standing string) iter.Seq[AgencyPairRow] {
	return func(yield func(AgencyPairRow) bool) {
		s := t.newSpeech()
		hosts, aids := only(host, len(t.Agencies)), only(aid, len(t.Agencies))
		for _, h := range hosts {
			for _, a := range aids {
				if h == a {
					continue
				}
				for _, row := range s.agencyPair(h, a) {
					if (standing == "" || row.Severity == standing) && !yield(row) {
						return
					}
				}
			}
		}
	}
}

// AgencyPairPieces are all of these rows in pieces that can be made beside each
// other: begin is called by each who makes some of the n, and gives what hands
// over the rows of a piece, which are good until it goes on.
func (t *Tally) AgencyPairPieces(host, aid int) (n int, begin func() (rowsOf func(piece int, take func(rows []AgencyPairRow)))) {
	hosts, aids := only(host, len(t.Agencies)), only(aid, len(t.Agencies))
	parts := (len(aids) + mostAids - 1) / mostAids
	return len(hosts) * parts, func() func(int, func([]AgencyPairRow)) {
		s := t.newSpeech()
		return func(piece int, take func([]AgencyPairRow)) {
			h, from := hosts[piece/parts], piece%parts*mostAids
			for _, a := range aids[from:min(from+mostAids, len(aids))] {
				if a != h {
					take(s.agencyPair(h, a))
				}
			}
		}
	}
}

// mostAids is how many pairs a piece has: some hundred kilobytes of text.
const mostAids = 25

// CountAgencyPairRows counts the rows of AgencyPairRows.
func (t *Tally) CountAgencyPairRows(host, aid int) int64 {
	hosts, aids := only(host, len(t.Agencies)), only(aid, len(t.Agencies))
	var all atomic.Int64
	cores.Each(len(hosts), func(at int) {
		n := 0
		for _, a := range aids {
			if h := hosts[at]; h != a {
				n += t.countAgencyPair(h, a)
			}
		}
		all.Add(int64(n))
	})
	return all.Load()
}

func (t *Tally) countAgencyPair(host, aid int) int {
	n := len(t.Agencies[host].NotKnown) + len(t.Agencies[aid].NotKnown)
	for i := range t.Actions {
		n += len(t.Of(i, host, aid))
	}
	return max(n, 1) // that there is none is a row
}

func only(one, n int) []int {
	if one >= 0 {
		return []int{one}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// speech writes pairs in words. Most parts come again with the next pair, and
// are put together once.
type speech struct {
	*Tally
	topics  []topicActions
	words   []map[string]string // of an action, by rule
	cites   map[string]*citation
	near    [1 << nearBits]*citation // each has one place, and the last that came there is kept
	written int                      // length of all that cites holds
	key     []byte
	rows    []AgencyPairRow // of the last pair
	plain   bool            // nothing is kept
}

type topicActions struct {
	topic   string
	actions []int
}

// citation is what an agency says, by its place and the norms.
type citation struct{ key, text string }

const nearBits = 13

// mostCited bounds what is kept of what agencies say, in bytes.
const mostCited = 16 << 20

func (t *Tally) newSpeech() *speech {
	s := &speech{Tally: t, words: make([]map[string]string, len(t.Actions)), cites: map[string]*citation{}, plain: plain.Asked()}
	for _, topic := range t.Topics {
		on := topicActions{topic: topic}
		for i := range t.Actions {
			if t.Actions[i].Topic == topic {
				on.actions = append(on.actions, i)
			}
		}
		s.topics = append(s.topics, on)
	}
	return s
}

// agencyPair gives the rows of a pair, until the next one is asked for.
func (s *speech) agencyPair(host, aid int) []AgencyPairRow {
	h, a, out := &s.Agencies[host], &s.Agencies[aid], s.rows[:0]
	row := AgencyPairRow{Host: h.ID, HostName: h.Name, Aid: a.ID, AidName: a.Name, Agreement: "no"}
	if s.Relations[h.Bound][a.Bound] != 0 {
		row.Agreement = "yes"
	}
	for _, on := range s.topics {
		for _, i := range on.actions {
			act := &s.Actions[i]
			for _, c := range s.Of(i, host, aid) {
				x := row
				x.Topic, x.Action, x.Severity, x.Rule, x.Conflict = on.topic, act.ID, c.Severity, c.Rule, s.conflict(i, c.Rule)
				x.HostSays = s.cited(c.Norms, act.HostNorms[act.AsHost[host]], host)
				x.AidSays = s.cited(c.Norms, act.AidNorms[act.AsAid[aid]], aid)
				out = append(out, x)
			}
		}
		for _, who := range []int{host, aid} {
			if slices.Contains(s.Agencies[who].NotKnown, on.topic) {
				x := row
				x.Topic, x.Severity = on.topic, NotKnown
				x.Conflict = "Not all rules of " + s.Agencies[who].Short + " on " + spaced(on.topic) + " are in the books, so that more may be found."
				out = append(out, x)
			}
		}
	}
	if len(out) == 0 {
		row.Severity, row.Conflict = Clear, "Nothing was found."
		out = append(out, row)
	}
	s.rows = out
	return out
}

func (s *speech) conflict(action int, rule string) string {
	of := s.words[action]
	text, ok := of[rule]
	if ok && !s.plain {
		return text
	}
	if of == nil {
		of = map[string]string{}
		s.words[action] = of
	}
	of[rule] = s.Tally.words(action, rule)
	return of[rule]
}

// cited says which of a conflict's norms are those of one side, and where that
// agency says them.
func (s *speech) cited(norms, own []int32, agency int) string {
	const prime = 0x9e3779b97f4a7c15
	s.key = binary.LittleEndian.AppendUint32(s.key[:0], uint32(agency))
	hash := uint64(agency+1) * prime
	for _, n := range norms {
		if slices.Contains(own, n) {
			s.key = binary.LittleEndian.AppendUint32(s.key, uint32(n))
			hash = (hash ^ uint64(n)) * prime
		}
	}
	near := &s.near[hash>>(64-nearBits)]
	if *near == nil || (*near).key != string(s.key) || s.plain {
		*near = s.citation(norms, own, agency)
	}
	return (*near).text
}

// citation is that of the key.
func (s *speech) citation(norms, own []int32, agency int) *citation {
	if have, ok := s.cites[string(s.key)]; ok && !s.plain {
		return have
	}
	c := &citation{string(s.key), s.cite(norms, own, agency)}
	if s.written += len(c.text) + len(c.key); s.written > mostCited {
		clear(s.cites)
		s.written = 0
	}
	s.cites[c.key] = c
	return c
}

func (t *Tally) cite(norms, own []int32, agency int) string {
	var out []string
	for _, n := range norms {
		if !slices.Contains(own, n) {
			continue
		}
		norm := &t.Norms[n]
		text := norm.Words
		if at, held := t.heldAt(n, int32(agency)); held && at < len(norm.Cites) && norm.Cites[at] != "" {
			text += " (" + norm.Cites[at] + ")"
		} else {
			text += within(norm.Manual, norm.Section)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// heldAt is the place of an agency among the holders of a norm.
func (t *Tally) heldAt(norm, agency int32) (int, bool) {
	holders := t.Norms[norm].Holders
	if t.inOrder[norm] {
		return slices.BinarySearch(holders, agency)
	}
	at := slices.Index(holders, agency)
	return at, at >= 0
}
