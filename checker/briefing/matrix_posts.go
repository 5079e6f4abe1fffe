package briefing

import (
	"slices"
	"strings"

	"roe.example/checker/calculus"
	"roe.example/checker/region"
	"roe.example/checker/report"
)

// posting is posts and times at which every agency stands the same on an action.
type posting struct {
	posts []*calculus.StandPost
	given region.Box
	of    map[string]*calculus.Division // by agency
}

// postings puts together the posts that differ for nobody.
func (b *builder) postings(action string) []posting {
	var out []posting
	for i := range b.stands.Posts {
		post := &b.stands.Posts[i]
		n := slices.IndexFunc(out, func(g posting) bool { return g.takes(post, action) })
		if n < 0 {
			out = append(out, posting{given: post.Given, of: map[string]*calculus.Division{}})
			n = len(out) - 1
		}
		out[n].posts = append(out[n].posts, post)
		for agency, of := range post.Of {
			if out[n].of[agency] == nil {
				out[n].of[agency] = of[action]
			}
		}
	}
	return out
}

func (g *posting) takes(post *calculus.StandPost, action string) bool {
	for agency, of := range post.Of {
		if have := g.of[agency]; have != nil && have.Key != of[action].Key {
			return false
		}
	}
	return true
}

// where says at which posts and when, if that is not all of the deployment, and
// whether that names posts.
func (b *builder) where(g *posting) (words string, posts bool) {
	if len(g.posts) == len(b.stands.Posts) {
		return "", false
	}
	times := map[string][]string{} // by time: assignments
	var order []string
	for _, p := range g.posts {
		t := b.within(p.During, b.facts.During)
		if times[t] == nil {
			order = append(order, t)
		}
		times[t] = append(times[t], p.Assignment)
	}
	var parts []string
	for _, t := range order {
		there := b.allAt(t)
		if t != "" && len(times[t]) == there {
			parts = append(parts, t)
			continue
		}
		posts = true
		parts = append(parts, strings.TrimSpace(b.titles(times[t])+" "+t))
	}
	return strings.Join(parts, "; "), posts
}

// allAt counts the posts of one stretch of time.
func (b *builder) allAt(time string) int {
	n := 0
	for i := range b.stands.Posts {
		if b.within(b.stands.Posts[i].During, b.facts.During) == time {
			n++
		}
	}
	return n
}

// titles names assignments; of many it counts.
func (b *builder) titles(ids []string) string {
	var out []string
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		out = append(out, "“"+b.words.Assignment(b.in.Deployment, id)+"”")
	}
	if len(out) > mostTitles {
		return "on " + report.Count(len(out), "assignment")
	}
	return "on " + report.List(out)
}

const mostTitles = 4
