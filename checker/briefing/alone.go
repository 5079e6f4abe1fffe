package briefing

// Alone is a briefing that holds the sheet of one agency and nothing else, for
// a file that is handed to its officers; nil: it has no sheet.
func (b *Briefing) Alone(agency string) *Briefing {
	for _, s := range b.Sheets {
		if s.Agency.ID != agency {
			continue
		}
		return &Briefing{
			Version: b.Version, Today: b.Today, AsOf: b.AsOf, Audience: b.Audience, Book: b.Book, Deployment: b.Deployment, Event: b.Event,
			When: b.When, Host: b.Host, Sheets: []Sheet{s}, Withheld: b.Withheld, Disclaimer: b.Disclaimer,
		}
	}
	return nil
}
