"""English."""

from __future__ import annotations

from okrcli.wording.language.words import Words, vocabulary

WORDS = Words(
    deeds=vocabulary("""
        add analyse analyze announce arrange assemble attend automate brainstorm carry_out collect come_up_with compile
        conduct configure consolidate create curate customise customize decide define deliver describe determine develop
        draw_up establish evaluate examine explore extend figure_out finalise finalize finish formulate gather
        get_together identify implement install integrate introduce investigate invite migrate organise organize
        participate_in perform prepare produce provide publish put_together rebuild redesign refactor renew replace
        rewrite roll_out send set_up specify standardise standardize sync_up translate validate work_out write
        write_down
    """),
    gathering=vocabulary("add collect gather"),
    deeds_or_things=vocabulary("""
        announcing audit author benchmark build building complete conducting creating defining delivering deploy
        deploying design designing develop developing document documenting draft fix hold host hosting implementing
        instrument interview launch launching list map measure migrating monitor organising organizing outline pilot
        plan port post preparing present prototype publishing record release releasing report research review rework run
        running schedule scope ship speak sponsor survey switch test track train update upgrade visit writing
    """),
    compounds=vocabulary("""
        audit_findings audit_log audit_logs audit_trail build_failures build_pipeline build_time build_times
        building_permit contact_form contact_point deploy_frequency deploy_time design_system design_systems
        design_tokens document_downloads fix_rate host_families host_family launch_date launch_party list_price
        map_views plan_adherence post_mortems process_owner process_owners program_manager record_high record_label
        record_low record_sales release_cadence release_candidate release_date release_frequency release_notes
        release_process report_card research_grant research_paper research_papers review_board review_score
        review_scores run_rate running_costs survey_results survey_score survey_scores switch_rate test_coverage
        test_data test_environment test_suite test_users tests_suite track_record train_delays training_hours
        update_rate
    """),
    objects=vocabulary("""
        a all an and another any at_least each every further its minimum more new one our several some that the their
        these this three two up_to
    """),
    states=vocabulary("""
        accessible active agreed are available be complete decreases done drops exceeds falls finished grows has have
        improves in_force in_hand in_place in_production in_use increases is live online open operational possible
        public reaches ready remains rises runs signed stays visible was were will works
    """),
    effects=vocabulary("""
        achieve achieving and_get gain gaining get_at_least leading_to on_time reach reaching resulting resulting_in
        so_that such_that that whereby which who whose win winning without
    """),
    goods=vocabulary("awareness confidence loyalty reputation satisfaction trust"),
    vague=vocabulary("""
        accelerate boost decrease deepen elevate enhance focus_on foster further grow improve improving increase
        increasing maximise maximize minimise minimize optimise optimize reduce reducing simplify speed_up stabilise
        stabilize streamline strengthen work_on
    """),
    vague_things=vocabulary("""
        accelerated better enhanced fewer growth_in improved improvement improvements increased less lower more
        optimised optimized reduced
    """),
    makes=vocabulary("be become becoming being get getting have having make making"),
    comparatives=vocabulary("better easier faster friendlier less more nicer quicker simpler smoother stronger"),
    measured=vocabulary("""
        double double-digit doubled doubles doubling eliminate half halve halved halves none quadruple triple tripled
        triples twice zero
    """),
    lead_ins=vocabulary("also and continue continuously fully just keep please start then to try we will"),
    labels=vocabulary("""
        act age aged ages airbus android angular appendix article batch bay boeing bridge build building bus chapter
        cohort covid day days district django dock dss dynamics edition episode fiscal forbes formula fortune ftse fy
        gate gen generation goal gpt grade group hall highway horizon hotline house http ie ieee industry ios iso issue
        iteration java kr kubernetes label lap laravel layer lesson level levels line log4j lot microsoft milestone
        model module mysql nist no node number objective office okr option page part pci pci-dss percentile phase phases
        php pillar plan platform point postgres postgresql pr priority project python q quarter rails range react region
        release releases rfc road room round route ruby runway scenario scope season section sector series sev severity
        soc spring sprint ssl stage stages step steps story street team terminal ticket tier tls top track tram tunnel
        type ubuntu unit usb usb-c v ver version versions vue ward wave wcag web week weeks windows wing year years zone
    """),
    owned=vocabulary("all both its my other our remaining such the their these those"),
    months=vocabulary("""
        apr april aug august dec december feb february jan january jul july jun june mar march may nov november oct
        october sep sept september
    """),
    due=vocabulary("before by from on since till until"),
    days=vocabulary("day days fortnight fortnights month months quarter quarters sprint sprints week weeks year years"),
    hours=vocabulary("h hour hours hr hrs millisecond milliseconds min mins minute minutes ms s sec second seconds"),
    compared=vocabulary("above at below by from least most of over reach reaches than to under"),
    percent=vocabulary("pct per_cent percent percentage_points pp pps"),
    currencies=vocabulary("aud cad chf czk dkk dollar dollars eur euro euros gbp jpy nok pound pounds sek usd"),
    multiples=vocabulary("billion bn hundred k m million millions mio mn thousand"),
    range_starts=vocabulary("from"),
    range_joins=vocabulary("down_from from instead_of of of_our of_the or out_of to up_from versus vs"),
    range_ands=vocabulary("and"),
    range_pairs=vocabulary("between"),
    ands=vocabulary("along_with and and_also as_well_as plus"),
    same=vocabulary("""
        all average averaging containing each every finally generating having incl including later reaching respectively
        resulting that then thereof totaling totalling where which who whose with worth yielding
    """),
    places=vocabulary("""
        across after against among at before during every for from in inside into on onto over per through throughout
        until using via vs with within
    """),
    bounds=vocabulary("about above almost approx approximately around at_least below less_than more_than over under"),
    gains=vocabulary("""
        achieve acquire attract build close convert earn gain generate get grow hire hit increase land make onboard open
        plant publish raise reach recruit save sell sign spare train win
    """),
    money=vocabulary("""
        aov arpa arpu arr budget cac cltv clv cost costs cpa cpc cpl cpm earnings ebitda expenses income ltv mrr price
        profit revenue revenues spend spending turnover
    """),
    times=vocabulary("duration latency time"),
    shares=vocabulary("churn conversion ctr percentage rate rates ratio"),
    leading=vocabulary(""),
    noun_ends=vocabulary("""
        a about above among an and at below between by during each every for from in of on over per than through to
        under via when where with within without
    """),
    periods=vocabulary("""
        a_day a_month a_quarter a_week daily each_day each_month each_quarter each_week every_day every_month
        every_quarter every_week monthly per_day per_month per_quarter per_week quarterly weekly
    """),
    unfinished=vocabulary("tba tbc tbd to_be_decided to_be_defined to_be_determined"),
)
