package briefing

func (b *builder) forms() []Form { return nil }
