package drill

import (
	"roe.example/checker/book"
	"roe.example/checker/briefing"
	"roe.example/checker/facts"
)

// bare is a builder for a deployment of which nothing is stated.
func bare() *builder {
	return &builder{Input: Input{Run: briefing.Input{Facts: &facts.Facts{}}}, Deployment: &book.Deployment{}}
}
