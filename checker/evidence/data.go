package evidence

import (
	"maps"
	"slices"

	"roe.example/checker/book"
	"roe.example/checker/facts"
)

// dataSystems are those of an agency for one use, and whether it states them.
func dataSystems(a *book.Agency, use string) (systems []string, known bool) {
	if a == nil || a.Data == nil {
		return nil, false
	}
	systems = map[string][]string{
		"cad": a.Data.CAD, "messaging": a.Data.Messaging, "location": a.Data.Location,
		"video": a.Data.Video, "files": a.Data.Files,
	}[use]
	return systems, systems != nil
}

// dataLinks has a record for each data system of the plan, and one for each
// of those who must have access to it.
func (p *radioPlan) dataLinks() (links []facts.DataLink, members []facts.DataMember) {
	for _, id := range slices.Sorted(maps.Keys(p.Radio.Data)) {
		link, path := p.Radio.Data[id], p.path("radio", "data", id)
		links = append(links, facts.DataLink{
			Book: p.v.Dir, Deployment: p.id, ID: id, Path: path, Title: link.Title, Use: link.Use, Members: set(link.Members),
		})
		for _, name := range set(link.Members) {
			m := p.newMember(name)
			systems, known := dataSystems(p.v.Book.Agencies[m.agency], link.Use)
			members = append(members, facts.DataMember{
				Book: p.v.Dir, Deployment: p.id, Link: id, Path: path, Member: name, MemberPath: m.path,
				Agency: m.agency, Known: known, Access: slices.Contains(systems, link.System),
			})
		}
	}
	return links, members
}

// dispatch tells how the agencies with officers in the deployment dispatch.
func (p *radioPlan) dispatch() facts.Dispatch {
	out := facts.Dispatch{Book: p.v.Dir, Deployment: p.id, Path: p.path("radio")}
	var common []string
	for _, agency := range p.hostFirst(p.present()) {
		systems, known := dataSystems(p.v.Book.Agencies[agency], "cad")
		if !known {
			continue
		}
		if len(out.Agencies) == 0 {
			common = systems
		}
		common = slices.DeleteFunc(slices.Clone(common), func(s string) bool { return !slices.Contains(systems, s) })
		out.Agencies = append(out.Agencies, agency)
	}
	out.Common = len(common) > 0
	for _, link := range p.Radio.Data {
		out.Planned = out.Planned || link.Use == "cad"
	}
	return out
}
