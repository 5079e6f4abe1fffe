package jsonout

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"roe.example/checker/briefing"
)

// WriteBriefing writes the briefing of a deployment. Of many agencies it is long
// and deep, and cites the same rules a thousand times: so each source stands in
// one table, to which all else refers by its id, and it is indented by one.
func WriteBriefing(w io.Writer, b *briefing.Briefing) error {
	text, err := tabled(b)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", " "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = w.Write(out.Bytes())
	return err
}

// sources is the table of a document, in the order in which they are cited.
type sources struct {
	ids   map[string]string // by source, as JSON
	table bytes.Buffer      // JSON, without the brackets
}

// list begins a list of sources in JSON without blanks. No text holds it: there,
// a quotation mark has a backslash before it.
var list = []byte(`"sources":[`)

// tabled is a briefing as JSON, with the table of its sources last. The report in
// it has the shape of its own.
func tabled(b *briefing.Briefing) ([]byte, error) {
	own := *b
	own.Report = nil
	text, err := compact(&own)
	if err != nil {
		return nil, err
	}
	found, err := compact(b.Report)
	if err != nil {
		return nil, err
	}
	s := &sources{ids: map[string]string{}}
	if text, err = s.without(text); err != nil {
		return nil, err
	}
	text = bytes.Replace(text, []byte(`"report":null`), append([]byte(`"report":`), found...), 1)
	return append(append(append(bytes.TrimSuffix(text, []byte("}")), `,"sources":{`...), s.table.Bytes()...), "}}"...), nil
}

// without puts ids for the sources in a document.
func (s *sources) without(text []byte) ([]byte, error) {
	var out bytes.Buffer
	for {
		at := bytes.Index(text, list)
		if at < 0 {
			out.Write(text)
			return out.Bytes(), nil
		}
		at += len(list) - 1
		out.Write(text[:at])
		d := json.NewDecoder(bytes.NewReader(text[at:]))
		var all []json.RawMessage
		if err := d.Decode(&all); err != nil {
			return nil, err
		}
		text = text[at+int(d.InputOffset()):]
		out.WriteByte('[')
		for i, one := range all {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(s.id(one))
		}
		out.WriteByte(']')
	}
}

// id of a source, quoted. One that is new goes into the table.
func (s *sources) id(source []byte) string {
	if id := s.ids[string(source)]; id != "" {
		return id
	}
	id := strconv.Quote("s" + strconv.Itoa(len(s.ids)+1))
	if len(s.ids) > 0 {
		s.table.WriteByte(',')
	}
	s.table.WriteString(id + ":")
	s.table.Write(source)
	s.ids[string(source)] = id
	return id
}

func compact(document any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(document)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}
