"""Qt parts that know no feature. Every screen is built from these; a colour, a size or an icon is written nowhere else.

The catalogue (module.Name(signature); optional `parent` left out; each docstring says more):

Words and looks
    text.tr(text)                                Danish source; `tr("%s dage") % n`, never an f-string
    theme.Theme(app, scheme=Scheme.SYSTEM, percent=100)    .use(scheme=None, percent=None); changed
        theme.colours()  theme.scaled(px)  theme.font(points, bold=False, tabular=False)    for code that paints
    fonts.load_later(theme) / load_now(theme)    after the first paint
    style_sheet.dress(widget, part)              a look of the style sheet
    icons.put(button_or_label, "home", role="text2", size=18)   icons.icon(name) -> QIcon   names in icons.NAMES
    tone.Tone                                    NEUTRAL ACCENT DANGER WARNING SUCCESS INFO
    labels.title / heading / strong / body / secondary / field_label(text)   labels.one_line(label)
    labels.link_line(text)  labels.ElidedLabel(text, part="")  labels.ShortLabel(text, part="")
    buttons.primary / plain / quiet / danger(text, slot=None, icon="")  link(text, slot)  icon_only(icon, name, slot)
    layouts.column / row(parent=None, space=8, margins=(0,0,0,0))  hairline()  clear(layout)
    buttons.Button(text)   what they all are: pressed by Enter as by Space
    keyboard.keep_within(place, going) / go_on(place, name)    where the keyboard goes when its control goes away
    keyboard.in_reading_order(place, stops)    as they stand in its layouts, whenever they were made
    keyboard.step_through(place, parts, is_next)  Tab as the parts of a place are read, then out of it
    layouts.FlowRow().add(widget)   layouts.TurningRow().add(widget, stretch)   below each other when too narrow
    Dates, amounts, phones: socialvicevaert.shared.formats and shared.money (show_relative, show_amount …)
    In a QTabWidget a "&" is written "&&".

Work (screens never hold a session or a row)
    tasks.Tasks(database, actor)
        .read(owner, query, then, failed=None, latest="")      latest="x": an older waiting read of "x" is skipped
        .write(owner, title, action, then=None, failed=None, reason="", undoable=True, quiet=False)
        .run_long(owner, title, job(progress), then, failed=None, is_brief=False) -> LongTask     beside the lane
            progress.step(done, total=0, text="")  .read(query)  .write(title, action, reason="", undoable=True)
        .undo(transaction_id)   .close()   .is_idle
        signals changed(frozenset[str])  saved(title, transaction_id | None)  failed(UserError)  crashed(Exception)
                long_started(LongTask)
    long_task.LongTask   .title .cancel() .is_cancelled .is_finished; progressed(done, total, text) finished()
    context.Context(tasks, clock, actor, navigate, sheets, toasts, drafts, discreet)    .name(text): discreet mode
    context.Target(kind, id=None, tab="", extra={})    context.Discreet().switch()
    page.Page(context)    class attributes title, icon, shows (tables); .header .body; override refresh(), go_to(target)
        .read(query, then, latest="")  errors as a banner   .ask_refresh()  .show_part(widget)  .show_body()  .banners
    page_header.PageHeader   .set_title .set_subtitle .set_count(n) .set_primary(text, slot, icon="") .add_action(…)
    resident_tab.ResidentTab(context, beboer_id)    a Page without header; class attribute tab
    card_tab.CardTab[SomeCard](context, beboer_id)  a ResidentTab of cards: count, button, empty state, card in sight;
        class attributes new_text, empty_text, writes, scrolls; .begin .add_card .finish .column .head .may_write
        override offer_others(empty)   what else can be done while there is nothing yet

Fields: Field[T](name, label, hint="", required=False)   .value() .set_value(x) .set_error(text) .set_hint(text) .edited
        .state() .restore(state) .error_text .is_empty .control;  in tests .type_in(text) / .choose(value)
    fields.TextField  PhoneField  TimeField  PasswordField;   .set_placeholder(text) on TextField
    fields.AmountField (int øre; asks about »1.234«)   fields.AmountQuestion(field, line) .ask(problem); taken(øre)
        fields.read_amount(text)    for a field of one's own that takes an amount
    fields.NoteField(…, lines=3, most=14)   fields.NumberField(…, minimum=0, maximum=1_000_000, unit="")
    fields.DateField(name, label, today, …, lean=Lean.NEAREST)
    fields.ChoiceField(name, label, choices=SomeChoice | [(value, text)], empty="")   .set_choices   value or None
    fields.ChipsField(name, label, choices=…, single=False)   a tuple of values       fields.CheckField(name, label)
    fields.SearchField(name, label, search=lambda text, answer: …, least=1)   value() is the key .set_chosen(Suggestion)
        fields.Suggestion(key, title, subtitle="")    .chosen .text
    form.Form()   .add(field) .add_row(*fields, stretch=()) .add_section(title, folded) .add_to(section, field)
        .add_widget(w) .values() -> dict | raises ValidationFailed .show_error(error) .set_values(**by_name)
        .fields[name] .is_edited;  edited, submitted (Ctrl+Enter)
    side_sheet.SideSheet(context, title, subtitle="", width=460)   .body .set_primary(text, slot)
        .add_action(text, slot, icon="", is_danger=False) .close_sheet(); closed; override first_focus(), closing()
    form_sheet.FormSheet(context, title, subtitle="", save_text="Gem", draft_key="", width=460)
        fill .form, call load_draft(); override submit(values) and call
        .save(title, action, then=None, reason="")    closes when saved; keeps everything and says why when refused
    step_form.StepForm(finish_text)   a Form in steps, for FormSheet(…, form=StepForm(…));  .stepper
        .add_step(title) -> page  .add_in(page, field)  .add_row_in(page, …)
    paper_sheet.PaperSheet(context, title, load, leave=None)   a PDF to read; `leave` logs, and may refuse, before it is
        printed or saved; without it there is no way out;  .say(text, tone)
    drafts.DraftStore (protocol: load(owner, key, then) save(owner, key, state) discard(owner, key)), KeptDraft
    drafts.MemoryDrafts(clock)   drafts.StoredDrafts(tasks, load, save, discard)
    drafts.Drafting    a part of a page with `keep_draft()`: called when the window is locked or closed

Lists
    table.Column(key, title, show, kind=ColumnKind.TEXT|NUMBER|DATE|QUIET, width=120, stretch, tip, tone, icon,
        sortable)
    table.Table(columns, name, key=lambda row: row.id)   .set_rows(rows)  .show_pages(tasks, count, fetch, failed=None)
        .reload() .current() .select(key) .show_sorted(key, descending) .show_when_empty(widget) .set_row_height(px)
        activated_row(row) chosen(row) sort_wanted(key, descending) counted(n)
    table.WholeTable(columns, name, key)   as high as its rows, for the few of `set_rows` that a page scrolls with
    sheet_grid.SheetView(model, name, freeze_first=False)   typed into like a spreadsheet: arrows, Enter, Tab, F2, Del,
        own Ctrl+Z/Ctrl+Y, copy; pasted(text, is_own) line_wanted() line_unwanted() moved(); .go(row, column) .paste()
        sheet_grid.SheetModel(columns): override row_total, cell -> Cell(text, look, is_editable, choices, problem,
        offers …), put, wipe; .undo_stack   sheet_grid.SheetColumn(title, width, stretch, is_number)
    list_pane.ListPane(context, name, show=lambda row: ListRow(key, title, subtitle, status, tone, icon), placeholder)
        .filters .show_pages(count, fetch) .set_rows .reload() .select(key) .current_key .when_nothing_yet(make)
        chosen(key) activated_key(key) filter_changed() counted(n)
    side_by_side.SideBySide(side, chosen)   a list and what is chosen in it   .take_turns(is_narrow, chosen_only)
    filter_bar.FilterBar(placeholder)   .add_choice(key, label, options) .add_toggle(key, label, is_on=False)
        .set_options(key, options) .set(key, value) .text .values .is_set .clear(); changed

Parts
    segment_bar.SegmentBar([Segment(key, text, short)], name, around)   .choose(key) .turn(1) .current; chosen(key)
    tabs.Tabs(name)   .add_tab(widget, text, short)   all reached at any width, the last ones in a menu
    rail.Rail([RailItem(key, text, icon)])   .set_current(key) .set_badge(key, n) .choose(key) .foot; chosen(key)
    sheets.SheetHost(content)    is `context.sheets`: .open(sheet) .current .close_all()
    toast.ToastArea(host)        is `context.toasts`: .show_toast(text, action_text="", action=None, seconds=10, tone=…)
        .announce(tasks) .clear()
    banner.Banner(text, tone=Tone.INFO, action_text="", action=None, closable=False)   .set_text; closed
    empty_state.EmptyState(EmptyKind.NOTHING_YET|ALL_DONE|NO_HITS, text, button="", slot=None, icon="")
        .add_other(text, slot, icon="")  what else can be done, quietly
    status_chip.StatusChip(text, tone=Tone.NEUTRAL, icon="", tip="")   .show_state(text, tone, icon)
    fact.Fact(icon, text)                          a quiet fact in a row of them
    stage_line.StageLine([Stage(key, title, when="", state=StageState.OPEN, note="")], name="") .set_stages; chosen(key)
        StageState DONE CURRENT COMPUTED OVERRULED COURT LATE OPEN
    time_lanes.TimeLanes(name) .show_lanes([LaneRun(…)], [DayMark(on, text)], today); chosen(key)   what runs beside a
        deadline, on one real time axis      beside.BesidePart   .show_for(number): a part of another feature
    timeline.Timeline(name) .set_entries / .add_entries([TimelineEntry(key, when, title, meta, text, icon, tone, tip)],
        has_more=False); chosen(key) more_wanted()
    card.KeyCard(label, value, note="", tone=…, is_link=False)  .show_figure(…) .add(w); clicked
    card.Card(title="").add(w)
    figure.Figure(text)   a large figure on one line, whose font steps down where it is narrow
    section.Section(title, folded=False)   .add(widget) .fold(on) .body
    progress_strip.ProgressStrip()   .follow(long_task)
    stepper.Stepper(finish_text="")   .add_step(title, widget, ready=None) .go_to(n) .show_problem(text); finished
    command_palette.CommandPalette(host, placeholder="")   .open() .set_hits(text, [Hit(group, title, subtitle, icon,
        shortcut, value)]); asked(text) chosen(Hit)
    papers.PaperList(context, refuse=lambda name, size: "", may_write=True, title="")   .set_papers(papers)
        .show_refusal(error); offered(NewPaper) opened(Paper) edit_wanted(Paper) bin_wanted(Paper): choose, drop or
        paste files
    papers.PaperIntake(context, place, refuse)   the same on any part: .open() gives two buttons; arrived(Arrived)
    papers.open_paper(context, paper, load, note_print, note_export)    a PDF or picture in a sheet
    code_sheet.CodeSheet(owner, pdf, print_pdf)   .save() .print_out(); .said is the line below: a recovery code's paper
    papers.offer_file(context, paper, ending, take_out)    what is not of papers.SHOWN: only saved out, warned
    bar_chart.BarChart(name)   .show_bars([Bar(name, value, shown)]); every bar in words for screen readers
    figure_rows.FigureRows(name)   .show_rows([FigureRow(key, name, value, shown, invitation)], longest=0); chosen(key):
        names, bars and numbers that lead to what is behind them
    sparkline.Sparkline(name)   .show_points([Point(name, value | None, shown)], band=(low, high) | None): a curve of
        months with what chance explains; hidden ones are gaps
    even_grid.EvenGrid(least)   .add(widget): equal parts in rows as full as each other
    pdf_view.PdfView(name, link_tip="")   .show_pdf(data, title) .print_out() .save_as() .add_action(…)
        .ask_first(leave): logs, then lets it go; printed(), saved(path); followed(uri): links live where there is a tip
    confirm.ask(parent, title, text, yes) -> bool    only for what cannot be undone     crash_box.show(parent, error)
    combo_box.ComboBox  check_box.CheckBox  chip_button.chip_button(text)  flow_link.FlowLink(text, slot)
    focus_ring.FocusRing    around whatever has the focus; made by Theme
"""
