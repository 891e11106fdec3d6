"""Qt parts that know no feature. Every screen is built from these; a colour, a size or an icon is written nowhere else.

The catalogue (signatures; each part is one file of its own, its docstring says more):

Words and looks
    text.tr(text)                                  Danish source text; `tr("%s dage") % n`, never an f-string
    theme.Theme(app, scheme=Scheme.SYSTEM, percent=100)   .use(scheme=…, percent=…); theme.colours(), theme.scaled(px)
    icons.put(button_or_label, "home", role="text2")      icons.icon("home") -> QIcon; names in icons.NAMES
    tone.Tone                                      NEUTRAL ACCENT DANGER WARNING SUCCESS INFO: severity of a part
    labels.heading(text) / title / secondary / body / field_label     QLabels that wrap and have the right role
    labels.ElidedLabel(text)                       one line, full text as tooltip
    buttons.primary(text, slot, icon="") / plain / quiet / danger / link;   buttons.icon_only(icon, name, slot)
    dates.relative_date(date, today) -> "om 6 dage";  dates.short_date(date), dates.clock_time(moment)

Work (screens never hold a session or a row)
    tasks.Tasks(database, actor)
        .read(owner, query, then, failed=None, latest="")        latest="x": an older waiting read of "x" is skipped
        .write(owner, title, action, then=None, failed=None, reason="", undoable=True, quiet=False)
        .run_long(owner, title, job(progress), then, failed=None) -> LongTask      off the lane; progress.read/.write/.step
        .undo(transaction_id);  .close()
        signals: changed(frozenset[str]) failed(Exception) crashed(Exception) saved(title, transaction_id) long_started(LongTask)
    context.Context(tasks, clock, actor, navigate, sheets, toasts, drafts, discreet);  context.Target(kind, id=None, tab="", extra={})
        .name(text) -> the name, or initials in discreet mode
    page.Page(context)                             class attributes title, icon, shows; .header .body; override refresh()
        .read(query, then)                         a read whose errors are shown as a banner on the page
        .show_part(widget)                         swap the body for one widget, e.g. an EmptyState;  .show_body()
        .header: PageHeader  .set_title .set_count(n) .set_primary(text, slot, icon="") .add_action(text, slot, icon="")
    resident_tab.ResidentTab(context, beboer_id)   a Page without header; class attribute tab = "fogedsager"
    resident_tab.TabFactory(key, text, make)       given by the shell to the page of residents: BeboerePage(context, tabs)

Fields and forms: every field is Field[T](name, label, hint="", required=False) with .value() .set_value(x) .set_error(text) .edited
    fields.TextField  fields.NoteField(lines=3)  fields.DateField(today=…)  fields.TimeField  fields.AmountField (øre)
    fields.NumberField(minimum=0, maximum=…, unit="")  fields.PhoneField  fields.PasswordField
    fields.ChoiceField(name, label, choices=SomeChoice | [(value, "Visning")], empty="")   fields.CheckField(name, label)
    fields.ChipsField(name, label, choices=…)      value() is a tuple of chosen values
    fields.SearchField(name, label, search=lambda text, answer: …)   asynchronous suggestions; value() is the chosen key
        fields.Suggestion(key, title, subtitle="")
    form.Form()  .add(field) .add_row(field, field, …) .add_section(title, folded=False) .add_widget(w)
        .values() -> dict by field name; raises ValidationFailed (shown beside the fields too)
        .show_error(error)  .set_values(**by_name)  .state()/.restore(state)  .is_edited  signals edited, submitted (Ctrl+Enter)
    side_sheet.SideSheet(context, title, subtitle="", width=460)  .body .set_primary(text, slot) .add_action(text, slot) .close_sheet()
    form_sheet.FormSheet(context, title, save_text=tr("Gem"), draft_key="")   .form; override submit(values)
        .save(title, action, then=None, reason="")   writes; closes when saved; on errors keeps every text and shows them
    drafts.DraftStore (Protocol)  drafts.MemoryDrafts()  drafts.StoredDrafts(tasks, load, save, discard)

Lists
    table.Column(key, title, show, kind=ColumnKind.TEXT, width=120, stretch=False, tip=None, tone=None, sortable=False)
    table.Table(columns, name, key=lambda row: row.id)     .set_rows(rows)  .show_pages(tasks, count, fetch)  .reload()
        signals activated(row) chosen(row) sort_wanted(key, descending);  .current() .select(key)
    list_pane.ListPane(context, name, show=lambda row: ListRow(key, title, subtitle, …))   .filters: FilterBar
        .show_pages(count, fetch)  .reload()  .select(key)  .current_key;  signals chosen(key) filter_changed()
    filter_bar.FilterBar(placeholder)  .add_choice(key, label, options) .add_toggle(key, label)  .text .values;  changed

Parts
    rail.Rail([RailItem(key, text, icon)])  .set_current(key) .set_badge(key, n);  chosen(key);  Alt+1…9
    sheets.SheetHost(content)                      the content with a place for side sheets at its right; is `context.sheets`
    toast.ToastArea(host)  .show_toast(text, action_text="", action=None, seconds=10)  .announce(tasks);  is `context.toasts`
    banner.Banner(text, tone, action_text="", action=None, closable=False)
    empty_state.EmptyState(kind, text, button="", slot=None)    kind: EmptyKind.NOTHING_YET ALL_DONE NO_HITS
    status_chip.StatusChip(text, tone=Tone.NEUTRAL, icon="")
    stage_line.StageLine([Stage(key, title, when, state, note)])   state: StageState…;  chosen(key)
    timeline.Timeline(name)  .set_entries([TimelineEntry(key, when, title, …)], has_more)  chosen(key) more_wanted()
    card.KeyCard(label, value, note="", tone=Tone.NEUTRAL)   clicked;   card.Card(title="") .body
    section.Section(title, folded=False)  .add(widget)
    progress_strip.ProgressStrip()  .follow(long_task)
    stepper.Stepper()  .add_step(title, widget, ready=None)   finished cancelled
    command_palette.CommandPalette(host)  .open(); asked(text); .set_hits(text, [Hit(…)]); chosen(Hit)
    pdf_view.PdfView(name)  .show_pdf(data, title)   printed() saved(path)
    confirm.ask(parent, title, text, yes) -> bool  only for what cannot be undone
    crash_box.show(parent, error)
"""
