package report

import (
	"reflect"
	"slices"
	"strings"
)

// Withholder keeps from the public what a document beside the report would
// tell. A field of the document with the tag withhold:"class" is emptied; an
// element of a list with classes in its field Tells is left out; so is one that
// says what a finding of the public report conceals; and every text is searched
// for the values that the schema marks. A document that lists things says where
// some are left out by its method LeftOut.
type Withholder struct {
	r *redactor
	// concealed are findings, by fingerprint, that the public report reduces,
	// with the class why.
	concealed map[string]string
}

// NewWithholder reads what a run's books mark, and what its report for the same
// audience conceals. For the agencies it withholds nothing.
func NewWithholder(in Input, public *Report) *Withholder {
	w := &Withholder{r: newRedactor(in), concealed: map[string]string{}}
	if !w.r.public {
		return w
	}
	for i := range public.Findings {
		f := &public.Findings[i]
		for class, words := range classWords {
			if strings.Contains(f.Message, withheldMark+words+")") {
				w.concealed[f.Fingerprint] = class
			}
		}
	}
	return w
}

// leaver is a part of a document that says what is left out of its lists.
type leaver interface{ LeftOut(what string) }

// Apply withholds from a document, given as a pointer to a struct, and lists
// the classes of what it left out.
func (w *Withholder) Apply(document any) []string {
	if w.r.public {
		w.walk(reflect.ValueOf(document).Elem())
	}
	return w.r.list()
}

func (w *Withholder) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*Report]() {
			w.walk(v.Elem())
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(w.r.scrubText(v.String()))
		}
	case reflect.Map:
		w.walkMap(v)
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i))
		}
	case reflect.Struct:
		w.walkStruct(v)
	}
}

func (w *Withholder) walkMap(v reflect.Value) {
	for _, key := range v.MapKeys() {
		item := reflect.New(v.Type().Elem()).Elem()
		item.Set(v.MapIndex(key))
		w.walk(item)
		v.SetMapIndex(key, item)
	}
}

func (w *Withholder) walkStruct(v reflect.Value) {
	if v.Type() == reflect.TypeFor[Place]() {
		w.place(v.Addr().Interface().(*Place))
		return
	}
	var left []string
	for i := range v.NumField() {
		field, about := v.Field(i), v.Type().Field(i)
		switch class := about.Tag.Get("withhold"); {
		case !about.IsExported():
		case class != "":
			if !empty(field) {
				field.SetZero()
				left = append(left, class)
			}
		case field.Kind() == reflect.Slice:
			left = append(left, w.thin(field)...)
			w.walk(field)
		default:
			w.walk(field)
		}
	}
	if len(left) == 0 {
		return
	}
	for _, class := range left {
		w.r.leftOut(class)
	}
	if l, ok := v.Addr().Interface().(leaver); ok {
		slices.Sort(left)
		l.LeftOut(leftOutWords(slices.Compact(left)))
	}
}

// empty tells a value that says nothing: zero, or a list without elements.
func empty(v reflect.Value) bool {
	return v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0
}

func leftOutWords(classes []string) string {
	var words []string
	for _, class := range classes {
		words = append(words, classWords[class])
	}
	return withheldMark + join(words) + ")"
}

// thin takes the elements out of a list that tell what must not be told.
func (w *Withholder) thin(list reflect.Value) (left []string) {
	if list.Type().Elem().Kind() != reflect.Struct {
		return nil
	}
	kept := 0
	for i := range list.Len() {
		tells := w.tells(list.Index(i))
		left = append(left, tells...)
		if len(tells) == 0 {
			list.Index(kept).Set(list.Index(i))
			kept++
		}
	}
	list.SetLen(kept)
	return left
}

// tells lists the classes of what an element of a list gives away.
func (w *Withholder) tells(item reflect.Value) (classes []string) {
	if f := item.FieldByName("Tells"); f.IsValid() {
		classes, _ = f.Interface().([]string)
	}
	finding, text := item.FieldByName("Finding"), item.FieldByName("Text")
	if finding.IsValid() && finding.Kind() == reflect.String && text.IsValid() && text.Kind() == reflect.String {
		if class := w.concealed[finding.String()]; class != "" && !strings.Contains(text.String(), withheldMark) {
			classes = append(slices.Clone(classes), class)
		}
	}
	return classes
}

// place cuts a path off above what is marked, in whichever book it is.
func (w *Withholder) place(p *Place) {
	for dir := range w.r.paths {
		p.Path = w.r.path(dir, p.Path)
	}
	p.Path = w.r.scrubText(p.Path)
}
